package mx.openprep.centre.cut;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mx.openprep.acta.FieldValue;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.PublishedTexts;
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

  public PublishedTexts texts() {
    return election.rules().texts();
  }

  /** {@code JAL_GUB_2024.csv}. */
  public String databaseFile(Election of) {
    return databaseName(of, "");
  }

  /** {@code JAL_GUB_CANDIDATURAS_2024.csv}. */
  public String candidaciesFile(Election of) {
    return databaseName(of, "CANDIDATURAS_");
  }

  private String databaseName(Election of, String what) {
    return "%s_%s_%s%d.csv"
        .formatted(
            election.process().entityAbbreviation(),
            of.code(),
            what,
            election.process().electionDay().getYear());
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
