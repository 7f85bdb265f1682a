package mx.openprep.centre.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.TreeHash;
import mx.openprep.journal.Realm;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogVerificationTest {
  private final List<byte[]> log = log(40);
  private final GrowingTree tree = tree(log);
  private final Checkpoint checkpoint = Checkpoint.of("openprep/mini/drill", tree.tree());

  @Test
  void aLogAsItWasIsWell() throws IOException {
    assertThat(verify(bytes(log), Optional.empty())).isEmpty();
    assertThat(verify(bytes(log), Optional.of(tree))).isEmpty();
  }

  @Test
  void everySingleByteChangeIsDetectedAndItsEntryIsNamed() throws IOException {
    byte[] whole = bytes(log);
    int entry = 0;
    int end = length(log.getFirst());
    for (int i = 0; i < whole.length; i++) {
      if (i == end) {
        entry++;
        end += length(log.get(entry));
      }
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << i % 8);
      assertThat(verify(changed, Optional.of(tree)))
          .as("byte %d", i)
          .isNotEmpty()
          .first()
          .asString()
          .startsWith("entry " + entry + ":");
      assertThat(verify(changed, Optional.empty())).as("byte %d", i).isNotEmpty();
    }
  }

  @Test
  void anEntryLeftOutAddedTwiceOrMovedIsDetected() throws IOException {
    List<byte[]> without = new ArrayList<>(log);
    without.remove(20);
    List<byte[]> twice = new ArrayList<>(log);
    twice.add(20, log.get(20));
    List<byte[]> moved = new ArrayList<>(log);
    moved.set(4, log.get(5));
    moved.set(5, log.get(4));

    for (List<byte[]> other :
        List.of(without, twice, moved, log.subList(0, 39), List.<byte[]>of())) {
      assertThat(verify(bytes(other), Optional.empty())).isNotEmpty();
    }
  }

  @Test
  void theExportIsAnEventLogOfTheStandard() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new NistLog("mini", Instant.EPOCH, "centro")
        .write(
            entries -> {
              for (int i = 0; i < 3; i++) {
                entries.accept(new NistLog.Entry("MESA-1", i + 1, log.get(2 * i)));
              }
              entries.accept(new NistLog.Entry("MESA-2", 1, new byte[] {1}));
            },
            out);

    JsonNode json = new JsonMapper().readTree(out.toByteArray());

    assertThat(json.path("@type").asString()).isEqualTo("EventLogging.ElectionEventLog");
    assertThat(json.path("Device")).hasSize(2);
    JsonNode event = json.path("Device").path(0).path("Event").path(0);
    assertThat(event.propertyNames())
        .containsOnly(
            "@type",
            "Sequence",
            "Hash",
            "Id",
            "Type",
            "Disposition",
            "TimeStamp",
            "UserId",
            "Description",
            "Details");
    assertThat(event.path("Id").asString()).isEqualTo("SESSION_OPENED");
    assertThat(event.path("UserId").asString()).isEqualTo("ana");
    assertThat(json.path("Device").path(1).path("Event").path(0).path("Id").asString())
        .isEqualTo("MALFORMED");
  }

  private List<String> verify(byte[] entries, Optional<GrowingTree> published) throws IOException {
    return new LogVerification(checkpoint, published).verify(new ByteArrayInputStream(entries));
  }

  /** Two nodes by turns. */
  private static List<byte[]> log(int size) {
    TestJournal one = new TestJournal("MESA-1", Realm.DRILL);
    TestJournal other = new TestJournal("MESA-2", Realm.DRILL);
    List<byte[]> log = new ArrayList<>();
    for (int i = 0; i < size / 2; i++) {
      log.addAll(one.session("ana").last(1));
      log.addAll(other.session("berta").last(1));
    }
    return log;
  }

  private static GrowingTree tree(List<byte[]> log) {
    GrowingTree tree = new GrowingTree();
    log.forEach(envelope -> tree.add(TreeHash.leaf(Sha256.of(envelope))));
    return tree;
  }

  private static byte[] bytes(List<byte[]> log) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] envelope : log) {
      Entries.write(envelope, out);
    }
    return out.toByteArray();
  }

  private static int length(byte[] envelope) throws IOException {
    return bytes(List.of(envelope)).length;
  }
}
