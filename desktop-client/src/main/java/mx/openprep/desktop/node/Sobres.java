package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.SinActaReason;
import mx.openprep.acta.Trail;
import mx.openprep.desk.Operator;
import mx.openprep.desk.Standing;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;

/** Acopio by sobre: one reception for all the actas of a casilla that are inside. */
final class Sobres {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final OperationPeriod operation;
  private final Function<PersonId, String> nameOf;
  private final EventTable events = new EventTable();
  private final SobreTable sobres = new SobreTable();

  /**
   * An acta of a sobre and where it stands.
   *
   * @param reception the event by which its paper came; empty while it is not here
   */
  record Standing(ExpectedActa acta, ActaState state, Optional<Event> reception) {}

  /** A casilla with its actas, in the order of the catalogue. */
  record Sobre(CasillaId casilla, List<Standing> actas) {}

  /**
   * The use cases.
   *
   * @param nameOf how a person is called
   */
  Sobres(
      LocalCatalogue catalogue,
      Journal journal,
      Database database,
      OperationPeriod operation,
      Function<PersonId, String> nameOf) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
    this.operation = operation;
    this.nameOf = nameOf;
  }

  ExpectedActa byQr(String text) {
    return catalogue.byQr(text);
  }

  List<ExpectedActa> byClave(String clave) {
    return catalogue.byClave(clave);
  }

  /** The sobres that hold these actas, each once. */
  List<Sobre> of(List<ExpectedActa> actas) {
    Set<CasillaId> casillas = new LinkedHashSet<>();
    actas.forEach(acta -> casillas.add(acta.casilla().id()));
    return casillas.stream().map(this::sobre).toList();
  }

  Sobre sobre(CasillaId casilla) {
    List<ExpectedActa> actas = catalogue.sobre(casilla);
    return database.read(connection -> {
      List<Standing> standings = new ArrayList<>();
      for (ExpectedActa acta : actas) {
        standings.add(standing(connection, acta));
      }
      return new Sobre(casilla, List.copyOf(standings));
    });
  }

  private Standing standing(Connection connection, ExpectedActa acta) throws SQLException {
    List<Event> life = events.ofActa(connection, acta.id());
    ActaState state = ActaFold.state(catalogue.life(acta.id()), life);
    Optional<Event> reception =
        isHere(state)
            ? life.stream().filter(Sobres::isAcopio).max(Comparator.comparingLong(Event::sequence))
            : Optional.empty();
    return new Standing(acta, state, reception);
  }

  private static boolean isHere(ActaState state) {
    return state instanceof ActaState.Acopiada
        || state.trailSoFar().flatMap(Trail::reception).isPresent();
  }

  private static boolean isAcopio(Event event) {
    return event.fact() instanceof Fact.OfActa(ActaFact.Acopiada _);
  }

  /**
   * The sobre and the actas that were inside are here: written together or not at all.
   *
   * @param handed what was said of it; whether it is outside the operation is found out here
   * @throws Refusal VALUE_NOT_ALLOWED, SEAL_COMMENT_MISSING, ACTA_NOT_IN_SOBRE,
   *     SOBRE_ALREADY_RECEIVED, or what the life of an acta refuses
   */
  SobreTable.Entry receive(Operator operator, Fact.SobreReceived handed) {
    Acopio.requireListed(
        catalogue.election().rules(), handed.documentType(), handed.transferMechanism());
    if (!handed.sealIntact() && handed.sealComment().isBlank()) {
      throw new Refusal(MessageCode.SEAL_COMMENT_MISSING);
    }
    requireInside(handed.casilla(), handed.actas());
    boolean outside = !operation.contains(journal.now());
    return journal.write(
        operator.author(),
        transaction -> {
          for (ActaId acta : handed.actas()) {
            requireNotHere(standing(transaction.connection(), catalogue.acta(acta)));
            transaction.append(
                new ActaFact.Acopiada(
                    acta,
                    handed.documentType(),
                    handed.transferMechanism(),
                    handed.identifiedBy()));
          }
          transaction.append(
              new Fact.SobreReceived(
                  handed.casilla(),
                  handed.actas(),
                  handed.documentType(),
                  handed.transferMechanism(),
                  handed.identifiedBy(),
                  handed.sealIntact(),
                  handed.sealIntact() ? "" : handed.sealComment(),
                  outside));
          return sobres.last(transaction.connection(), 1).getFirst();
        });
  }

  private void requireInside(CasillaId casilla, List<ActaId> actas) {
    List<ActaId> ofCasilla = catalogue.sobre(casilla).stream().map(ExpectedActa::id).toList();
    if (actas.isEmpty()
        || !ofCasilla.containsAll(actas)
        || Set.copyOf(actas).size() != actas.size()) {
      throw new Refusal(MessageCode.ACTA_NOT_IN_SOBRE);
    }
  }

  private void requireNotHere(Standing standing) {
    standing
        .reception()
        .ifPresent(event -> {
          ZoneId zone = catalogue.election().process().zone();
          throw new Refusal(
              MessageCode.SOBRE_ALREADY_RECEIVED,
              TIME.withZone(zone).format(event.time()),
              event.person().map(nameOf).orElse("–"),
              event.station());
        });
  }

  /** No acta of these will come, for this reason: all are registered or none. */
  Sobre registerSinActa(
      Operator operator, CasillaId casilla, List<ActaId> actas, SinActaReason reason) {
    requireInside(casilla, actas);
    journal.write(
        operator.author(),
        transaction -> {
          for (ActaId acta : actas) {
            transaction.append(new ActaFact.Missing(acta, reason));
          }
          return actas;
        });
    return sobre(casilla);
  }

  /** The last receptions, newest first. */
  List<SobreTable.Entry> last(int most) {
    return database.read(connection -> sobres.last(connection, most));
  }
}
