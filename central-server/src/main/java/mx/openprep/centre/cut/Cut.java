package mx.openprep.centre.cut;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.FieldValue;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.DatabaseRules;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.PublishedTexts;
import mx.openprep.election.Template;
import mx.openprep.journal.Realm;

/**
 * All that the files of one cut say; they are a pure function of it.
 *
 * @param number only grows
 * @param epoch of the publisher that made it; never goes back
 * @param madeAt official local time
 * @param nextAt when the next is due; empty when none is
 */
public record Cut(
    long number,
    long epoch,
    CutKind kind,
    Phase phase,
    Realm realm,
    OffsetDateTime madeAt,
    Optional<OffsetDateTime> nextAt,
    ElectionPackage election,
    List<ElectionTally> tallies) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

  public PublishedTexts texts() {
    return election.rules().texts();
  }

  /** {@code JAL_GUB_2024.csv}. */
  public String databaseFile(Election of) {
    return fileName(databases().files().database(), of);
  }

  /** {@code JAL_GUB_CANDIDATURAS_2024.csv}. */
  public String candidaciesFile(Election of) {
    return fileName(databases().files().candidacies(), of);
  }

  /** How the database files look. */
  public DatabaseRules databases() {
    return election.publication().databases();
  }

  /** The name of a file of one election. */
  public String fileName(Template name, Election of) {
    return name.fill(places(of.code().value()));
  }

  /** The name of a file of all elections. */
  public String fileName(Template name) {
    return name.fill(places(""));
  }

  private Map<String, String> places(String code) {
    return Map.of(
        "entity",
        election.process().entityAbbreviation(),
        "election",
        code,
        "electionYear",
        Integer.toString(election.process().electionDay().getYear()),
        "date",
        DATE.format(madeAt),
        "time",
        TIME.format(madeAt));
  }

  /** {@code gub}: where the JSON of an election is. */
  public static String folder(Election of) {
    return of.code().value().toLowerCase(Locale.ROOT);
  }

  /** The mark of figures that are not official; empty for those that are. */
  public Optional<String> notOfficial() {
    return switch (realm) {
      case OFFICIAL -> Optional.empty();
      case DRILL -> Optional.of("SIMULACRO");
      case PRACTICE -> Optional.of("PRÁCTICA");
    };
  }

  public String text(FieldValue value) {
    return switch (value) {
      case FieldValue.Votes(int count) -> Integer.toString(count);
      case FieldValue.Mark mark ->
          switch (mark) {
            case ILLEGIBLE -> texts().ilegible();
            case BLANK -> texts().sinDato();
            case NOT_APPLICABLE -> texts().notApplicable();
          };
    };
  }
}
