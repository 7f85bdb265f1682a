package mx.openprep.desktop.exercise;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.node.Node;
import mx.openprep.desktop.node.NodeConfiguration;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.ProcessedPage;
import mx.openprep.desktop.scan.ScanProgress;
import mx.openprep.desktop.scan.SimulatedScanner;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.PracticeRules;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.PersonRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node of realm PRACTICE in a directory of its own, for one practice: it has no certificate, no
 * link and no door, and nothing of it is left when it is closed. Its actas go the way of real ones:
 * written, printed, scanned, straightened, received, digitised.
 */
public final class PracticeNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PracticeNode.class);
  private static final NodeId NODE = new NodeId("PRACTICA");
  private static final String TRAINEE = "practica";
  private static final List<String> OTHERS = List.of("acopio", "otra", "otro");
  private static final double GRAIN = 4;
  private static final double MOST_SKEW_DEGREES = 1.2;

  private final Path directory;
  private final ElectionPackage election;
  private final Random random;
  private final ExerciseHand hand;
  private final ExerciseProgramme programme;
  private final Deque<ExpectedActa> pile;
  private final Node node;
  private final ManagedChannel channel;
  private final PracticePerson trainee;
  private final List<PracticePerson> others;
  private final ImagePipeline pipeline;
  private int dealt;
  private boolean closed;

  private PracticeNode(
      Path directory, ElectionPackage election, CatdId catd, Clock clock, Random random) {
    this.directory = directory;
    this.election = election;
    this.random = random;
    hand = new ExerciseHand(election, random);
    programme = new ExerciseProgramme(random);
    pipeline = new ImagePipeline(Optional.of(election.hash().brief()));
    List<ExpectedActa> actas = new ArrayList<>(election.actas(catd));
    Collections.shuffle(actas, random);
    pile = new ArrayDeque<>(actas);
    node = Node.open(new NodeConfiguration(directory, NODE, catd, Realm.PRACTICE), election, clock);
    channel = node.newChannel();
    String password = UUID.randomUUID().toString();
    // Nobody can guess it and it dies with the practice: it need not be slow to check as well.
    String hash = Argon2Function.getInstance(256, 1, 1, 32, Argon2.ID).hash(password).getResult();
    node.people()
        .replace(
            Stream.concat(Stream.of(TRAINEE), OTHERS.stream())
                .map(person -> person(person, hash))
                .toList());
    trainee = new PracticePerson(channel, TRAINEE, password);
    others = OTHERS.stream().map(person -> new PracticePerson(channel, person, password)).toList();
  }

  private static PersonRecord person(String id, String passwordHash) {
    return PersonRecord.newBuilder()
        .setPerson(id)
        .setName(id)
        .addAllRoles(Arrays.stream(Role.values()).map(Role::name).toList())
        .setPasswordHash(passwordHash)
        .setActive(true)
        .build();
  }

  /**
   * Begins a practice; what an earlier one left behind there is removed.
   *
   * @param directory of practice alone
   * @param real the election; practice is with a package that is not taken for it
   * @param catd whose actas are practised with
   * @param seed of all that is invented
   * @throws Refusal PRACTICE_WITHOUT_ACTAS, or as {@link Node#open}
   */
  public static PracticeNode open(
      Path directory, ElectionPackage real, CatdId catd, Clock clock, long seed) {
    if (real.actas(catd).isEmpty()) {
      throw new Refusal(MessageCode.PRACTICE_WITHOUT_ACTAS);
    }
    try {
      remove(directory);
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, directory.toString());
    }
    return new PracticeNode(directory, real.forPractice(), catd, clock, new Random(seed));
  }

  /** To the services, for the screens of who practises. */
  public Channel channel() {
    return channel;
  }

  /** The session of who practises. */
  public String session() {
    return trainee.token();
  }

  public PracticeRules rules() {
    return election.rules().practice();
  }

  /**
   * Makes one acta wait for its first capture. Takes a second; not for the FX thread.
   *
   * @return what stands on it; empty when every acta has been practised with
   */
  public synchronized Optional<ExerciseActa> dealWhole() {
    return deal(programme.isForeign(dealt) && election.casillas().size() > 1);
  }

  /**
   * Makes one acta wait for its third capture: two others have keyed it, one of them too hastily.
   *
   * @return as {@link #dealWhole}
   */
  public synchronized Optional<ExerciseActa> dealDisputed() {
    Optional<ExerciseActa> dealing = deal(false);
    dealing.ifPresent(acta -> {
      Map<FieldId, FieldValue> truth = acta.truth();
      Map<FieldId, FieldValue> hasty = new LinkedHashMap<>(truth);
      acta.lessons().keySet().forEach(field -> hasty.put(field, hand.hasty(acta, field)));
      FieldId plain = plain(acta);
      hasty.put(plain, hand.hasty(acta, plain));
      others.get(1).capture(CaptureRound.FIRST, hasty);
      others.get(2).capture(CaptureRound.SECOND, truth);
    });
    return dealing;
  }

  private FieldId plain(ExerciseActa acta) {
    List<FieldId> plain =
        acta.written().entries().keySet().stream()
            .filter(field -> acta.lesson(field) == Lesson.PLAIN)
            .toList();
    return plain.get(random.nextInt(plain.size()));
  }

  private Optional<ExerciseActa> deal(boolean foreign) {
    if (pile.isEmpty() || closed) {
      return Optional.empty();
    }
    ExerciseActa acta = hand.write(pile.removeFirst(), programme.lessons(dealt), foreign);
    dealt++;
    ProcessedPage page = scanned(foreign ? another(acta) : acta);
    others.getFirst().receive(acta.acta(), document());
    others
        .getFirst()
        .digitize(
            page.jpeg(),
            page.quality().wire(),
            "practica",
            new ActaQr(election.hash().brief(), acta.acta().id()).text());
    return Optional.of(acta);
  }

  /** The page of another acta, which somebody has filed under this one's name. */
  private ExerciseActa another(ExerciseActa acta) {
    List<ExpectedActa> strangers =
        election.actas().stream()
            .filter(expected -> !expected.casilla().equals(acta.acta().casilla()))
            .toList();
    return hand.write(strangers.get(random.nextInt(strangers.size())), List.of(), true);
  }

  private ProcessedPage scanned(ExerciseActa acta) {
    BufferedImage printed = new ActaPrinter(election, Realm.PRACTICE).page(acta.written());
    try (SimulatedScanner scanner =
        new SimulatedScanner(
            () -> Optional.of(printed),
            new SimulatedScanner.Flaws(random.nextLong(), GRAIN, MOST_SKEW_DEGREES))) {
      return pipeline.process(scanner.scan(ScanProgress.NONE));
    }
  }

  private DocumentType document() {
    return Arrays.stream(mx.openprep.acta.DocumentType.values())
        .filter(type -> election.rules().documentTypes().contains(type.published()))
        .map(type -> DocumentType.valueOf(type.name()))
        .findFirst()
        .orElse(DocumentType.ACTA_PREP);
  }

  /** Ends the practice and removes its store; once more has no effect. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      channel.shutdownNow();
      node.close();
      try {
        remove(directory);
      } catch (IOException e) {
        LOG.warn("What a practice left behind goes with the next one", e);
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> content = Files.walk(directory)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }
}
