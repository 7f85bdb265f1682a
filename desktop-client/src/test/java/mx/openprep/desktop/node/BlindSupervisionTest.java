package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import mx.openprep.election.ExpectedActa;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.ListIncidentsRequest;
import mx.openprep.v1.ListPeopleRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights in which everybody did the same at the same moment but keyed other figures: whatever a
 * supervisor asks, in either he is told the same, as long as the figures are not settled.
 */
class BlindSupervisionTest {
  private static final int NIGHTS = 6;
  // What is drawn at random in each night and says nothing of figures.
  private static final Pattern DRAWN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @TempDir Path directory;

  /**
   * What was keyed in the one acta that is captured once, in the disputed, in the undecided one.
   */
  private record Keyed(int once, int first, int second, int one, int two, int three) {
    private static Keyed random(Random random) {
      List<Integer> different = random.ints(0, 999_999).distinct().limit(6).boxed().toList();
      return new Keyed(
          different.get(0),
          different.get(1),
          different.get(2),
          different.get(3),
          different.get(4),
          different.get(5));
    }
  }

  @Test
  void nothingDistinguishesTwoHiddenCaptures() {
    Random random = new Random(20240602);
    List<String> told = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      told.add(told(directory.resolve("night-" + night), Keyed.random(random)));
    }
    assertThat(told)
        .as("what supervisors are told of nights that differ in hidden captures")
        .allMatch(told.getFirst()::equals);
  }

  @Test
  void butWhatIsSettledIsTold() {
    assertThat(settled(directory.resolve("a"), 7)).isNotEqualTo(settled(directory.resolve("b"), 8));
  }

  private static String settled(Path home, int votes) {
    try (NodeFixture node = new NodeFixture(home)) {
      node.digitized(node.acta(0));
      node.captured("capturista1", CaptureRound.FIRST, votes);
      node.captured("capturista2", CaptureRound.SECOND, votes);
      return everything(node);
    }
  }

  private static String told(Path home, Keyed keyed) {
    try (NodeFixture node = new NodeFixture(home)) {
      node.digitized(node.acta(0));
      node.captured("capturista1", CaptureRound.FIRST, keyed.one());
      node.captured("capturista2", CaptureRound.SECOND, keyed.two());
      node.captured("capturista3", CaptureRound.THIRD, keyed.three());
      node.digitized(node.acta(1));
      node.captured("capturista1", CaptureRound.FIRST, keyed.first());
      node.captured("capturista2", CaptureRound.SECOND, keyed.second());
      node.digitized(node.acta(2));
      node.captured("capturista4", CaptureRound.FIRST, keyed.once());
      String told = everything(node);
      for (int hidden : List.of(keyed.once(), keyed.first(), keyed.three())) {
        assertThat(told).doesNotContain("\"" + hidden + "\"");
      }
      return told;
    }
  }

  /** All there is to ask, by both offices, as text. */
  private static String everything(NodeFixture node) {
    StringBuilder all = new StringBuilder();
    for (Role role : List.of(Role.SUPERVISOR, Role.COORDINADOR)) {
      Client client = node.as(role);
      List<Message> answers = new ArrayList<>();
      answers.add(Night.update(client).toBuilder().clearNow().build());
      Night.rows(client).stream()
          .sorted(Comparator.comparing(row -> row.getCard().getActa()))
          .forEach(answers::add);
      for (int acta = 0; acta < 4; acta++) {
        ExpectedActa asked = node.acta(acta);
        answers.add(Night.life(client, asked));
      }
      answers.add(
          client.supervision.listPeople(ListPeopleRequest.getDefaultInstance()).toBuilder()
              .clearNow()
              .build());
      answers.add(client.supervision.listIncidents(ListIncidentsRequest.getDefaultInstance()));
      answers.forEach(all::append);
    }
    // The clock of a test goes on by a nanosecond at each look; who looked how often is no figure.
    return DRAWN.matcher(all.toString().replaceAll("nanos: \\d+", "nanos")).replaceAll("drawn");
  }
}
