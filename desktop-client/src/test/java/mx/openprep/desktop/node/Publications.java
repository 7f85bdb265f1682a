package mx.openprep.desktop.node;

import java.time.Instant;
import java.util.Arrays;
import mx.openprep.acta.ActaState;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.PublishedRow;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.PublishedActa;
import mx.openprep.v1.PublishedChanges;
import mx.openprep.v1.PublishedInCut;

/** Says to a node what an honest centre would: what the node's own journal comes to. */
final class Publications {
  private static final Instant FIRST_CUT = Instant.parse("2024-06-03T02:00:00Z");

  private final NodeFixture node;
  private long cut;

  Publications(NodeFixture node) {
    this.node = node;
  }

  /** The next cut, with these actas as they are settled now. */
  long cut(ExpectedActa... actas) {
    return cut(Arrays.stream(actas).map(this::settled).toArray(PublishedActa[]::new));
  }

  /** The next cut, with these rows. */
  long cut(PublishedActa... rows) {
    cut++;
    PublishedChanges.Builder changes =
        PublishedChanges.newBuilder().setThrough(cut).setMade(WireValues.timestamp(made(cut)));
    for (PublishedActa row : rows) {
      changes.addActas(
          PublishedInCut.newBuilder()
              .setActa(row)
              .setCut(cut)
              .setMade(WireValues.timestamp(made(cut)))
              .setNodeSequence(node.node().outbox().head().sequence()));
    }
    node.node().published().take(changes.build());
    return cut;
  }

  private static Instant made(long cut) {
    return FIRST_CUT.plusSeconds(60 * cut);
  }

  PublishedActa settled(ExpectedActa acta) {
    return PublishedRow.of(node.election, acta, state(acta).settled().orElseThrow().verification());
  }

  ActaState state(ExpectedActa acta) {
    return ActaFold.state(
        new LocalCatalogue(node.election, TestElections.CATD).life(acta.id()),
        node.events().stream().filter(event -> isOf(event, acta)).toList());
  }

  private static boolean isOf(Event event, ExpectedActa acta) {
    return event.fact() instanceof Fact.OfActa(var fact) && fact.acta().equals(acta.id());
  }
}
