package mx.openprep.desktop.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.fake.WideElection;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.desktop.node.FilledStore;
import mx.openprep.desktop.node.KeyingSimulation;
import mx.openprep.desktop.node.NodeConfiguration;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;

/**
 * What a capturista waits for, in the real window on a real node with 10,000 actas: from a key to
 * what it changes on the screen, and from the last key of an acta to the image of the next. Then a
 * night of slips: {@link KeyingSimulation}. Prints medians and 99th percentiles in milliseconds.
 */
public final class CaptureBenchmark {
  private static final int ACTAS = 10_000;
  private static final int KEYED = 40;
  private static final int SLIPPED = 1_000;
  private static final CatdId CATD = new CatdId("CATD-001");

  private CaptureBenchmark() {}

  /** Arguments: {@code screen}, {@code slips} or nothing for both. */
  public static void main(String[] arguments) throws Exception {
    List<String> parts = arguments.length == 0 ? List.of("screen", "slips") : List.of(arguments);
    Path directory = Files.createTempDirectory("capture-benchmark");
    try {
      if (parts.contains("screen")) {
        screen(Files.createDirectory(directory.resolve("screen")));
      }
      if (parts.contains("slips")) {
        slips(Files.createDirectory(directory.resolve("slips")));
      }
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    System.exit(0);
  }

  private static void slips(Path directory) throws IOException, FaultyPackageException {
    long start = System.nanoTime();
    KeyingSimulation.Result result =
        KeyingSimulation.run(directory, SLIPPED, 2024, KeyingSimulation.Slips.USUAL);
    System.out.printf(
        Locale.ROOT,
        "%,d actas, %,d fields: %d slips, %d fields in dispute, %d adjudicated; settled wrong: %d,"
            + " %.2f per 10,000 (%d that two people read alike) in %d s%n",
        result.actas(),
        result.fields(),
        result.slips(),
        result.disputed(),
        result.adjudicated(),
        result.wrong(),
        result.perTenThousand(),
        result.unavoidable(),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
  }

  private static void screen(Path directory) throws Exception {
    ElectionPackage election =
        WideElection.in(Files.createDirectory(directory.resolve("package")), ACTAS);
    List<ExpectedActa> actas = new ArrayList<>();
    for (int i = 0; i < ACTAS; i++) {
      actas.add(election.acta(new ActaId("GX-" + i)).orElseThrow());
    }
    // All wait since one moment, and are then given out in this order: the first have their images.
    actas.sort(Comparator.comparing(acta -> acta.id().value()));
    Path node = directory.resolve("node");
    FilledStore.write(
        new NodeConfiguration(node, new NodeId("CATD-001-A"), CATD, Realm.DRILL),
        election,
        actas,
        pages(election, actas.getFirst()));
    try (NodeStation station = new NodeStation(node, election, CATD);
        Window window = Window.open(station, InstantSource.system())) {
      window.waitForFocus("#person").type("carla").press(KeyCode.ENTER);
      window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
      window.waitFor("#ACOPIO").press(KeyCode.DIGIT3).waitForFocus(".figure");
      key(window.scene());
    }
  }

  /** One page, and as many images of it as are keyed, each a file of its own. */
  private static List<byte[]> pages(ElectionPackage election, ExpectedActa acta)
      throws IOException {
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> truth = new LinkedHashMap<>();
    for (FormField field : form.keyed()) {
      truth.put(field.id(), FieldValue.votes(7 + truth.size() * 13 % 190));
    }
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    ImageIO.write(
        new ActaPrinter(election, Realm.DRILL).page(new SimulatedHand(3).fill(acta, form, truth)),
        "jpg",
        page);
    List<byte[]> pages = new ArrayList<>();
    for (int i = 0; i < 2 * KEYED; i++) {
      byte[] jpeg = Arrays.copyOf(page.toByteArray(), page.size() + 4);
      jpeg[page.size()] = (byte) i;
      jpeg[jpeg.length - 2] = (byte) 0xFF;
      jpeg[jpeg.length - 1] = (byte) 0xD9;
      pages.add(jpeg);
    }
    System.out.printf("Images of %,d bytes, actas in the store: %,d%n", page.size(), ACTAS);
    return pages;
  }

  private static void key(Scene scene) throws Exception {
    List<Long> keystrokes = new ArrayList<>();
    List<Long> moves = new ArrayList<>();
    List<Long> looks = new ArrayList<>();
    List<Long> nexts = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int acta = 0; acta < KEYED; acta++) {
      for (int field = 0; field < WideElection.FIELDS; field++) {
        TextField at = (TextField) focused(scene);
        String digit = String.valueOf(1 + random.nextInt(9));
        keystrokes.add(until(scene, () -> typed(at, digit), () -> at.getText().equals(digit)));
        moves.add(until(scene, () -> enter(at), () -> !at.isFocused()));
      }
      Node send = focused(scene);
      // Random digits never add up: the first time the screen asks for a second look.
      looks.add(until(scene, () -> enter(send), () -> true));
      nexts.add(until(scene, () -> enter(send), () -> isNew(scene, send)));
    }
    print("key to screen", keystrokes);
    print("Enter to the next field, its enlargement and its mark on the screen", moves);
    print("sending to the request for a second look", looks);
    print("sending to the next image on the screen", nexts);
  }

  private static boolean isNew(Scene scene, Node send) {
    return scene.getFocusOwner() instanceof TextField field
        && !send.isFocused()
        && field.getStyleClass().contains("figure")
        && field.getText().isEmpty();
  }

  private static Node focused(Scene scene) {
    return Window.onScreen(scene::getFocusOwner);
  }

  private static void typed(Node node, String character) {
    KeyCode code = KeyCode.getKeyCode(character);
    node.fireEvent(
        new KeyEvent(KeyEvent.KEY_PRESSED, "", character, code, false, false, false, false));
    node.fireEvent(
        new KeyEvent(
            KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
  }

  private static void enter(Node node) {
    // A field acts when the key goes down, a button when it comes up.
    for (var kind : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      node.fireEvent(new KeyEvent(kind, "", "", KeyCode.ENTER, false, false, false, false));
    }
  }

  /**
   * From an event to the screen that shows what came of it. A pulse waits until the picture of the
   * one before is painted: the second pulse after the change ends the measure.
   */
  private static long until(Scene scene, Runnable event, BooleanSupplier shown) throws Exception {
    CompletableFuture<Long> done = new CompletableFuture<>();
    Platform.runLater(() -> {
      long start = System.nanoTime();
      Runnable[] pulse = new Runnable[1];
      int[] after = {0};
      pulse[0] =
          () -> {
            after[0] += shown.getAsBoolean() ? 1 : 0;
            if (after[0] == 2) {
              scene.removePostLayoutPulseListener(pulse[0]);
              done.complete(System.nanoTime() - start);
            } else {
              Platform.requestNextPulse();
            }
          };
      scene.addPostLayoutPulseListener(pulse[0]);
      event.run();
      Platform.requestNextPulse();
    });
    try {
      return done.get(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "It never showed: " + Window.onScreen(() -> String.valueOf(scene.getFocusOwner())), e);
    }
  }

  private static void print(String name, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-70s median %6.1f  p99 %6.1f  most %6.1f ms  (%d)%n",
        name,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6,
        sorted.length);
  }
}
