package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.people.PersonId;
import org.junit.jupiter.api.Test;

class LeaseBookTest {
  private static final PersonId FIRST = new PersonId("carla");
  private static final PersonId SECOND = new PersonId("celso");
  private static final ActaId ACTA = new ActaId("GX-0");
  private static final ImageHash IMAGE = ImageHash.fromBytes(new byte[32]);

  private final LeaseBook book = new LeaseBook(Clock.systemUTC(), LeaseSeal.passing());

  /** The first capture is written and told, and its lease ends a moment later. */
  @Test
  void whoCameBetweenTheEventAndTheEndOfTheLeaseIsToldToComeAgain() {
    LeaseBook.Lease first =
        book.claim(FIRST, "A", EnumSet.of(CaptureWork.FIRST), LeaseBookTest::waiting).orElseThrow();
    assertThat(book.claim(SECOND, "B", EnumSet.of(CaptureWork.SECOND), LeaseBookTest::waiting))
        .as("nobody gets an acta that is in other hands")
        .isEmpty();

    long before = book.freed();
    book.submitted(
        first, new ActaFact.Captured(ACTA, IMAGE, CaptureRound.FIRST, Map.of(), first.started()));

    assertThat(book.freed()).as("what he is told changes").isGreaterThan(before);
    assertThat(book.claim(SECOND, "B", EnumSet.of(CaptureWork.SECOND), LeaseBookTest::waiting))
        .isPresent();
  }

  private static List<ActaTable.Candidate> waiting(CaptureWork work, int most) {
    return List.of(new ActaTable.Candidate(ACTA, IMAGE, work));
  }
}
