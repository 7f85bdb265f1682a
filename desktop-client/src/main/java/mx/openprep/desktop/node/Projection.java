package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.incident.IncidentFact;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;

/**
 * The derived tables: where actas stand, who keyed what, which images wait. Changed in the
 * transaction of each event; can be thrown away and folded anew at any time.
 */
final class Projection {
  /** Raise it when the derived tables or their fold change: stores then rebuild at their start. */
  private static final String VERSION = "2";

  private static final String SETTING = "projection";
  private static final int PAGE = 1_000;

  private final LocalCatalogue catalogue;
  private final ActaTable actas = new ActaTable();
  private final CaptureTable captures = new CaptureTable();
  private final ImageTable images = new ImageTable();
  private final SobreTable sobres = new SobreTable();
  private final ArrivalTable arrivals = new ArrivalTable();
  private final IncidentTable incidents = new IncidentTable();
  private final CajaTable cajas = new CajaTable();
  private final PublishedTable published = new PublishedTable();
  private final Councils councils;

  Projection(LocalCatalogue catalogue) {
    this.catalogue = catalogue;
    this.councils = new Councils(catalogue.election());
  }

  /** Whether another version of the program made the tables, or for another CATD. */
  boolean isStale(Connection connection) throws SQLException {
    return !StoreSettings.get(connection, SETTING).equals(Optional.of(version()));
  }

  private String version() {
    return VERSION + " " + catalogue.catd();
  }

  /** The tables before any event: every acta of this CATD expected. */
  void seed(Connection connection) throws SQLException {
    actas.seed(connection, catalogue.actas(), councils);
    StoreSettings.put(connection, SETTING, version());
  }

  /**
   * The next entry.
   *
   * @param place of the last own entry that is known with it
   */
  void apply(Connection connection, Event event, Optional<ActaState> after, long place)
      throws SQLException {
    switch (event.fact()) {
      case Fact.OfActa(ActaFact fact) -> {
        ActaState state = after.orElseThrow();
        actas.moved(
            connection,
            new ActaTable.Move(
                fact.acta(), state, event.time(), place, isShown(connection, fact.acta(), state)));
        apply(connection, event, fact, state);
      }
      case Fact.ImageDigitized fact -> images.add(connection, fact, event.time());
      case Fact.JournalOpened fact -> {}
      case Fact.SessionOpened fact -> {}
      case Fact.ReadinessReported fact -> {}
      case Fact.SobreReceived fact -> sobres.add(connection, event, fact);
      case Fact.ArrivalExpected fact -> arrivals.put(connection, event, fact);
      case Fact.ActionRefused fact -> {}
      case Fact.OfIncident(IncidentFact fact) -> incidents.apply(connection, fact, event.deed());
      case Fact.LeaseTakenBack fact -> {}
      case Fact.AdministrativeAct fact -> {}
      case Fact.StationRefused fact -> {}
      case Fact.CajaOpened fact -> cajas.open(connection, fact, event.deed());
      case Fact.CajaClosed fact -> cajas.close(connection, fact.caja(), event.deed());
      case Fact.PublishedDiffers fact -> {}
    }
  }

  /** Whether the public is shown exactly what is settled. */
  private boolean isShown(Connection connection, ActaId acta, ActaState state) throws SQLException {
    Optional<ActaState.Settled> settled = state.settled();
    return settled.isPresent()
        && published
            .of(connection, acta)
            .filter(shown -> shown.row().equals(catalogue.row(acta, settled.get().verification())))
            .isPresent();
  }

  private void apply(Connection connection, Event event, ActaFact of, ActaState after)
      throws SQLException {
    switch (of) {
      case ActaFact.ImageIdentified fact -> images.file(connection, fact.image(), fact.acta());
      case ActaFact.FueraDeCatalogo fact -> images.file(connection, fact.image(), fact.acta());
      case ActaFact.ProblemReported fact -> {
        captures.startAgain(connection, fact.acta());
        if (fact.kind().partsImageFromActa()) {
          images.toTray(connection, fact.image());
        }
      }
      case ActaFact.Captured fact ->
          captures.add(
              connection,
              fact.acta(),
              fact.image(),
              event.deed().person(),
              CaptureWork.of(fact.round()));
      case ActaFact.Adjudicated fact ->
          captures.add(
              connection,
              fact.acta(),
              image(after),
              event.deed().person(),
              CaptureWork.ADJUDICATION);
      case ActaFact.Acopiada fact -> {}
      case ActaFact.Missing fact -> {}
      case ActaFact.Cotejada fact -> {}
      case ActaFact.CorrectionProposed fact -> {}
      case ActaFact.CorrectionDecided fact -> {}
      case ActaFact.Packed fact -> cajas.pack(connection, fact);
    }
  }

  private static ImageHash image(ActaState state) {
    return state.trailSoFar().orElseThrow().picture().image();
  }

  /** Folds the whole journal, and what came from elsewhere, anew. */
  void rebuild(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "acta",
              "tally",
              "capture",
              "image",
              "sobre",
              "arrival",
              "caja",
              "packed",
              "incident")) {
        statement.execute("delete from " + table);
      }
    }
    seed(connection);
    Map<ActaId, ActaState> states = new HashMap<>();
    ElsewhereTable woven = new ElsewhereTable();
    ElsewhereTable.Cursor cursor = ElsewhereTable.Cursor.START;
    List<ElsewhereTable.Woven> page = woven.after(connection, cursor, PAGE);
    while (!page.isEmpty()) {
      for (ElsewhereTable.Woven entry : page) {
        apply(connection, entry.event(), fold(states, entry.event()), entry.place());
        cursor = cursor.after(entry);
      }
      page = woven.after(connection, cursor, PAGE);
    }
  }

  private Optional<ActaState> fold(Map<ActaId, ActaState> states, Event event) {
    if (!(event.fact() instanceof Fact.OfActa(ActaFact fact))) {
      return Optional.empty();
    }
    ActaState before = states.getOrDefault(fact.acta(), ActaLife.START);
    ActaState after = ActaFold.next(catalogue.life(fact.acta()), before, event);
    states.put(fact.acta(), after);
    return Optional.of(after);
  }
}
