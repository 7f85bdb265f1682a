package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Home of a person who may do everything, the hardest case, at 1366 × 728. */
class HomeScreenTest {
  private static final Instant NIGHT = Instant.parse("2024-06-03T04:00:00Z");

  private FakeNode node;
  private FakeStation station;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    station = new FakeStation(node, node.image);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void everyOwnTileIsWhollyInSightAtDoubleSizeOfText() throws Exception {
    try (Window window = Window.open(station, InstantSource.fixed(NIGHT))) {
      window.waitForFocus("#person").type("ana").press(KeyCode.ENTER);
      window.waitForFocus("#password").type(FakeNode.PASSWORD).press(KeyCode.ENTER);
      window.waitFor("#COTEJO");
      node.tell(busy());
      window.waitForText("espera: 20 min").picture("home-ten");
      requireTilesInSight(window);
      Window.onScreen(() -> {
        window.scene().getRoot().setStyle("-fx-font-size: 28px");
        return true;
      });
      window.waitFor("#COTEJO").picture("home-ten-200");
      requireTilesInSight(window);
      Window.onScreen(() -> {
        window.scene().getRoot().setStyle("");
        return true;
      });
    }
  }

  private static void requireTilesInSight(Window window) {
    Window.onScreen(() -> {
      List<Node> tiles = List.copyOf(window.scene().getRoot().lookupAll(".tile"));
      assertThat(tiles).hasSizeGreaterThanOrEqualTo(8);
      for (Node tile : tiles) {
        Bounds bounds = tile.localToScene(tile.getLayoutBounds());
        assertThat(bounds.getMaxY()).as(tile.getId()).isLessThanOrEqualTo(728);
        assertThat(bounds.getMaxX()).as(tile.getId()).isLessThanOrEqualTo(1366);
        for (String part : List.of(".tile-count", ".tile-name")) {
          if (tile.lookup(part) instanceof Label label) {
            assertThat(bounds.contains(label.localToScene(label.getLayoutBounds())))
                .as(tile.getId() + " holds " + label.getText())
                .isTrue();
            assertThat(label.lookup(".text"))
                .as(tile.getId() + ": " + label.getText() + " is not cut short")
                .isInstanceOfSatisfying(
                    Text.class, text -> assertThat(text.getText()).doesNotEndWith("..."));
          }
        }
      }
      return true;
    });
  }

  private static NodeStatus busy() {
    WorkSummary.Builder work =
        WorkSummary.newBuilder()
            .setExpected(1_276)
            .setAcopiadas(190)
            .setDigitized(171)
            .setWaitingFirstCapture(14)
            .setWaitingSecondCapture(9)
            .setWaitingThirdCapture(3)
            .setWaitingAdjudication(1)
            .setVerified(144)
            .setPublished(139)
            .setWaitingCotejo(101)
            .setWaitingDecision(2)
            .setCompared(36)
            .setWaitingPacking(12)
            .setPacked(24);
    int minutes = 5;
    for (WorkSummary.Kind kind : WorkSummary.Kind.values()) {
      if (kind != WorkSummary.Kind.KIND_UNSPECIFIED && kind != WorkSummary.Kind.UNRECOGNIZED) {
        work.addOldest(
            WorkSummary.OldestWaiting.newBuilder()
                .setKind(kind)
                .setSince(WireValues.timestamp(NIGHT.minusSeconds(60L * minutes))));
        minutes += 5;
      }
    }
    return NodeStatus.newBuilder().setLink(NodeStatus.Link.ONLINE).setWork(work).build();
  }
}
