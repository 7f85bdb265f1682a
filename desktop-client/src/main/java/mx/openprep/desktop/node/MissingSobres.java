package mx.openprep.desktop.node;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.desk.Operator;
import mx.openprep.election.ActaId;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Territory;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** What has neither arrived nor a reason, and when it should arrive. */
final class MissingSobres {
  private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])[:.hH ]?([0-5]\\d)");

  /** A time just gone by is still today's: the sobre is late, not a day early. */
  private static final Duration JUST_GONE = Duration.ofHours(6);

  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final ActaTable actas = new ActaTable();
  private final ArrivalTable arrivals = new ArrivalTable();
  private final Map<CasillaId, SearchText> words = new LinkedHashMap<>();

  /** Which of the missing sobres are asked for. */
  enum Arrival {
    ANY,
    ANNOUNCED,
    OVERDUE,
    NOT_ANNOUNCED
  }

  /** A casilla with the actas that are missing. */
  record Missing(
      Casilla casilla, List<ExpectedActa> actas, Optional<ArrivalTable.Expected> arrival) {}

  /** The missing sobres of a question, and how the whole CATD stands. */
  record Found(List<Missing> sobres, List<ActaTable.MunicipalityTally> municipalities) {}

  MissingSobres(LocalCatalogue catalogue, Journal journal, Database database) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
    catalogue
        .sobres()
        .forEach((id, ofCasilla) -> {
          Casilla casilla = ofCasilla.getFirst().casilla();
          words.put(
              id,
              SearchText.of(
                  casilla.key().section(),
                  casilla.key().displayName(),
                  casilla.key().toString(),
                  municipality(casilla)));
        });
  }

  private String municipality(Casilla casilla) {
    return casilla
        .municipality()
        .map(catalogue.election()::territory)
        .map(Territory::name)
        .orElse("");
  }

  /**
   * The missing sobres: oldest expected first, then those nobody announced.
   *
   * @param municipality its number; empty for all
   * @param search words of section, casilla, clave or municipality
   */
  Found find(String municipality, String search, Arrival arrival) {
    return database.read(connection -> {
      Map<CasillaId, ArrivalTable.Expected> expected = arrivals.all(connection);
      Instant now = journal.now();
      List<Missing> found =
          byCasilla(actas.missing(connection, municipality, Integer.MAX_VALUE), expected).stream()
              .filter(missing -> words(missing).has(search))
              .filter(isAsked(arrival, now))
              .sorted(Comparator.comparing(MissingSobres::expectedFirst))
              .toList();
      return new Found(found, actas.municipalities(connection));
    });
  }

  private SearchText words(Missing missing) {
    return words.getOrDefault(missing.casilla().id(), SearchText.of());
  }

  private List<Missing> byCasilla(
      List<ActaId> missing, Map<CasillaId, ArrivalTable.Expected> expected) {
    Map<CasillaId, List<ExpectedActa>> byCasilla = new LinkedHashMap<>();
    for (ActaId id : missing) {
      ExpectedActa acta = catalogue.acta(id);
      byCasilla.computeIfAbsent(acta.casilla().id(), _ -> new ArrayList<>()).add(acta);
    }
    return byCasilla.entrySet().stream()
        .map(entry ->
            new Missing(
                entry.getValue().getFirst().casilla(),
                entry.getValue(),
                Optional.ofNullable(expected.get(entry.getKey()))))
        .toList();
  }

  private static Predicate<Missing> isAsked(Arrival arrival, Instant now) {
    return switch (arrival) {
      case ANY -> _ -> true;
      case ANNOUNCED -> missing -> missing.arrival().isPresent();
      case OVERDUE -> missing -> missing.arrival().filter(a -> a.isOverdue(now)).isPresent();
      case NOT_ANNOUNCED -> missing -> missing.arrival().isEmpty();
    };
  }

  private static Instant expectedFirst(Missing missing) {
    return missing.arrival().map(ArrivalTable.Expected::at).orElse(Instant.MAX);
  }

  /** What is known of the sobre of this casilla on its way. */
  Optional<ArrivalTable.Expected> arrival(CasillaId casilla) {
    return database.read(c -> Optional.ofNullable(arrivals.all(c).get(casilla)));
  }

  /**
   * Somebody knows when a sobre should arrive, or knows nothing any more.
   *
   * @param time official local time as keyed; empty when nothing is known any more
   * @throws Refusal ARRIVAL_TIME_UNCLEAR or SOBRE_NOT_AWAITED
   */
  void expect(Operator operator, CasillaId casilla, String time, String note) {
    List<ActaId> all = catalogue.sobre(casilla).stream().map(ExpectedActa::id).toList();
    Optional<Instant> expected =
        time.isEmpty() ? Optional.empty() : Optional.of(next(time, journal.now()));
    journal.write(
        operator.author(),
        transaction -> {
          if (expected.isPresent() && !actas.isAnyMissing(transaction.connection(), all)) {
            throw new Refusal(MessageCode.SOBRE_NOT_AWAITED);
          }
          return transaction.append(new Fact.ArrivalExpected(casilla, expected, note));
        });
  }

  /** The next time the official clock shows it, or the time it has just shown. */
  private Instant next(String time, Instant now) {
    Matcher clock = CLOCK.matcher(time);
    if (!clock.matches()) {
      throw new Refusal(MessageCode.ARRIVAL_TIME_UNCLEAR, time);
    }
    LocalTime wanted =
        LocalTime.of(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)));
    ZonedDateTime earliest = now.minus(JUST_GONE).atZone(catalogue.election().process().zone());
    ZonedDateTime sameDay = earliest.with(wanted);
    return (sameDay.isBefore(earliest) ? sameDay.plusDays(1) : sameDay).toInstant();
  }

  Optional<Territory> municipality(String number) {
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(
            catalogue.election().territory(new TerritoryId(TerritoryKind.MUNICIPALITY, number)));
  }
}
