package mx.openprep.desktop.node;

import static java.util.Objects.requireNonNull;

import io.grpc.Context;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mx.openprep.election.ExpectedActa;
import mx.openprep.v1.ActaLifeView;
import mx.openprep.v1.ActaRow;
import mx.openprep.v1.ActasUpdate;
import mx.openprep.v1.BoardCell;
import mx.openprep.v1.BoardUpdate;
import mx.openprep.v1.GetActaLifeRequest;
import mx.openprep.v1.Incident;
import mx.openprep.v1.ListIncidentsRequest;
import mx.openprep.v1.ListPeopleRequest;
import mx.openprep.v1.PersonAtWork;
import mx.openprep.v1.Stage;
import mx.openprep.v1.WatchActasRequest;
import mx.openprep.v1.WatchBoardRequest;

/** What a supervisor sees, gathered as a screen gathers it. */
final class Night {
  private Night() {}

  /** The whole board as it is now. */
  static Map<Stage, Integer> board(Client client) {
    Map<Stage, Integer> board = new LinkedHashMap<>();
    for (BoardCell cell : update(client).getCellsList()) {
      board.merge(cell.getStage(), cell.getActas(), Integer::sum);
    }
    board.values().removeIf(count -> count == 0);
    return board;
  }

  static BoardUpdate update(Client client) {
    return first(() -> client.supervision.watchBoard(WatchBoardRequest.getDefaultInstance()));
  }

  static List<ActaRow> rows(Client client) {
    try (Context.CancellableContext call = Context.current().withCancellation()) {
      return call.wrap(
              () -> {
                List<ActaRow> rows = new ArrayList<>();
                Iterator<ActasUpdate> updates =
                    client.supervision.watchActas(WatchActasRequest.getDefaultInstance());
                ActasUpdate update;
                do {
                  update = updates.next();
                  rows.addAll(update.getRowsList());
                } while (!update.getComplete());
                return rows;
              })
          .call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The first answer of a stream, which is then left. */
  private static <A> A first(java.util.function.Supplier<Iterator<A>> stream) {
    try (Context.CancellableContext call = Context.current().withCancellation()) {
      return call.wrap(() -> stream.get().next()).call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static ActaLifeView life(Client client, ExpectedActa acta) {
    return client.supervision.getActaLife(
        GetActaLifeRequest.newBuilder().setActa(acta.id().value()).build());
  }

  static ActaRow row(Client client, ExpectedActa acta) {
    return one(rows(client), row -> row.getCard().getActa().equals(acta.id().value()));
  }

  static PersonAtWork person(Client client, String person) {
    return one(
        client.supervision.listPeople(ListPeopleRequest.getDefaultInstance()).getPeopleList(),
        at -> at.getPerson().equals(person));
  }

  static List<Incident> incidents(Client client) {
    return client
        .supervision
        .listIncidents(ListIncidentsRequest.getDefaultInstance())
        .getIncidentsList();
  }

  private static <T> T one(List<T> all, Predicate<T> wanted) {
    return requireNonNull(all.stream().filter(wanted).findFirst().orElse(null));
  }
}
