package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CajaFolio;
import mx.openprep.desk.Operator;
import mx.openprep.desk.Standing;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Compared papers go into cajas, each for one council and with a list of its own. */
final class Packing {
  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final Councils councils;
  private final ActaTable actas = new ActaTable();
  private final CajaTable cajas = new CajaTable();

  /** How many actas of a place are in each state, and its cajas, the newest last. */
  record Remaining(
      TerritoryId place, Map<ActaState.Name, Integer> states, List<CajaTable.Caja> cajas) {}

  /** A caja, what lies in it, and what of its council does not lie in any. */
  record Content(CajaTable.Caja caja, List<Standing> actas, List<Standing> missing) {}

  Packing(LocalCatalogue catalogue, Journal journal, Database database) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
    this.councils = new Councils(catalogue.election());
  }

  List<Remaining> byCouncil() {
    return database.read(c -> remaining(c, ActaTable.Place.COUNCIL));
  }

  /** Without actas of no municipality, whose papers go to the state's council. */
  List<Remaining> byMunicipality() {
    return database.read(c -> remaining(c, ActaTable.Place.MUNICIPALITY));
  }

  private List<Remaining> remaining(Connection connection, ActaTable.Place by) throws SQLException {
    Map<TerritoryId, Map<ActaState.Name, Integer>> places = new LinkedHashMap<>();
    for (ActaTable.PlaceTally tally : actas.byPlace(connection, by)) {
      if (!tally.place().isEmpty()) {
        places
            .computeIfAbsent(territory(tally.place(), by), _ -> new LinkedHashMap<>())
            .put(tally.state(), tally.actas());
      }
    }
    List<Remaining> remaining = new java.util.ArrayList<>();
    for (Map.Entry<TerritoryId, Map<ActaState.Name, Integer>> place : places.entrySet()) {
      remaining.add(
          new Remaining(
              place.getKey(),
              place.getValue(),
              by == ActaTable.Place.COUNCIL ? cajas.of(connection, place.getKey()) : List.of()));
    }
    return remaining;
  }

  private static TerritoryId territory(String stored, ActaTable.Place by) {
    return switch (by) {
      case COUNCIL -> CajaTable.territory(stored);
      case MUNICIPALITY -> new TerritoryId(TerritoryKind.MUNICIPALITY, stored);
    };
  }

  /** The open caja of the council, or a new one. */
  Content open(Operator operator, TerritoryId council) {
    if (byCouncil().stream().noneMatch(place -> place.place().equals(council))) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, council.toString());
    }
    Optional<CajaTable.Caja> open =
        database.read(c -> cajas.of(c, council)).stream()
            .filter(caja -> caja.closed().isEmpty())
            .findFirst();
    CajaFolio folio =
        open.map(CajaTable.Caja::folio)
            .orElseGet(() ->
                journal.write(
                    operator.author(),
                    transaction -> {
                      CajaFolio next =
                          folio(council, cajas.of(transaction.connection(), council).size() + 1);
                      transaction.append(new Fact.CajaOpened(next, council));
                      return next;
                    }));
    return content(folio);
  }

  private CajaFolio folio(TerritoryId council, int number) {
    return new CajaFolio(
        String.format(
            Locale.ROOT,
            "%s-%s%s-%02d",
            catalogue.catd(),
            council.kind().name().charAt(0),
            council.number(),
            number));
  }

  /**
   * Puts an acta into a caja.
   *
   * @throws Refusal CAJA_UNKNOWN, CAJA_CLOSED, COUNCIL_DIFFERS, or as the life of the acta says
   */
  Standing pack(Operator operator, CajaFolio folio, ExpectedActa acta) {
    ActaState state =
        journal.write(
            operator.author(),
            transaction -> {
              CajaTable.Caja caja = opened(transaction.connection(), folio);
              TerritoryId council = councils.of(acta);
              if (!council.equals(caja.council())) {
                throw new Refusal(
                    MessageCode.COUNCIL_DIFFERS,
                    councils.name(council),
                    councils.name(caja.council()));
              }
              return transaction.append(new ActaFact.Packed(acta.id(), folio));
            });
    return new Standing(acta, state.name());
  }

  /** The actas a person may mean: those that could go into this caja, or else all found. */
  List<ExpectedActa> meant(CajaFolio folio, String clave) {
    List<ExpectedActa> found = catalogue.byClave(clave);
    List<ExpectedActa> fitting =
        database.read(c -> {
          TerritoryId council = find(c, folio).council();
          List<ExpectedActa> fit = new java.util.ArrayList<>();
          for (ExpectedActa acta : found) {
            if (councils.of(acta).equals(council)
                && actas.state(c, acta.id()) == ActaState.Name.COTEJADA) {
              fit.add(acta);
            }
          }
          return fit;
        });
    return fitting.isEmpty() ? List.of(found.getFirst()) : fitting;
  }

  ExpectedActa byQr(String text) {
    return catalogue.byQr(text);
  }

  ExpectedActa byId(ActaId id) {
    return catalogue.acta(id);
  }

  /**
   * Closes the caja; closing it again changes nothing.
   *
   * @throws Refusal CAJA_UNKNOWN or CAJA_EMPTY
   */
  Content close(Operator operator, CajaFolio folio) {
    Content before = content(folio);
    if (before.actas().isEmpty()) {
      throw new Refusal(MessageCode.CAJA_EMPTY);
    }
    if (before.caja().closed().isEmpty()) {
      journal.write(
          operator.author(),
          transaction -> {
            opened(transaction.connection(), folio);
            int count = cajas.actas(transaction.connection(), folio).size();
            transaction.append(new Fact.CajaClosed(folio, count));
            return folio;
          });
    }
    return content(folio);
  }

  private CajaTable.Caja opened(Connection connection, CajaFolio folio) throws SQLException {
    CajaTable.Caja caja = find(connection, folio);
    if (caja.closed().isPresent()) {
      throw new Refusal(MessageCode.CAJA_CLOSED, folio.value());
    }
    return caja;
  }

  private CajaTable.Caja find(Connection connection, CajaFolio folio) throws SQLException {
    return cajas
        .find(connection, folio)
        .orElseThrow(() -> new Refusal(MessageCode.CAJA_UNKNOWN, folio.value()));
  }

  Content content(CajaFolio folio) {
    return database.read(c -> {
      CajaTable.Caja caja = find(c, folio);
      return new Content(
          caja,
          standings(c, cajas.actas(c, folio)),
          standings(c, actas.unpacked(c, caja.council())));
    });
  }

  private List<Standing> standings(Connection connection, List<ActaId> ids) throws SQLException {
    List<Standing> standings = new java.util.ArrayList<>();
    for (ActaId id : ids) {
      standings.add(new Standing(catalogue.acta(id), actas.state(connection, id)));
    }
    return standings;
  }

  String council(TerritoryId council) {
    return councils.name(council);
  }

  String municipality(TerritoryId municipality) {
    return catalogue.election().territory(municipality).name();
  }
}
