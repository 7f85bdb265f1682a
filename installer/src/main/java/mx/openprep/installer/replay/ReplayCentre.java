package mx.openprep.installer.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.Catd;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.installer.demo.CentreProgram;
import mx.openprep.installer.demo.DemoFailure;
import mx.openprep.installer.demo.EnrolmentCard;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The real centre of a replay, in a drill. */
final class ReplayCentre implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  // Each code is asked for by a program of its own.
  private static final int CODES_AT_ONCE = 2;

  private final CentreProgram program;
  private final Path data;
  private final PublishedCut published;

  /**
   * A station that may send.
   *
   * @param place among the stations of its CATD, from 0
   */
  record Member(CatdId catd, int place, StationIdentity identity) {}

  private ReplayCentre(CentreProgram program, Path data) {
    this.program = program;
    this.data = data;
    this.published = new PublishedCut(program.portal());
  }

  static ReplayCentre start(Path jar, Path data, Path electionPackage, int port, int cutSeconds)
      throws IOException, InterruptedException {
    return new ReplayCentre(
        CentreProgram.start(
            jar,
            data,
            electionPackage,
            port,
            List.of(
                "--openprep.people=" + Administrators.write(data).toAbsolutePath(),
                "--openprep.publication.interval=" + cutSeconds + "s")),
        data);
  }

  URI portal() {
    return program.portal();
  }

  void checkWell() {
    program.checkWell();
  }

  void awaitEnd() throws InterruptedException {
    program.awaitEnd();
  }

  /** Opens the publication, which two people do. */
  void open() throws IOException, InterruptedException {
    act(List.of("open"));
  }

  /** One proposes, the other confirms. */
  private void act(List<String> what) throws IOException, InterruptedException {
    Path proposed = data.resolve("acts").resolve(what.getFirst() + ".txt");
    Files.createDirectories(proposed.getParent());
    program.command(proposed, command(what, Administrators.PROPOSES));
    String number =
        Files.readAllLines(proposed).stream()
            .filter(line -> line.startsWith("act: "))
            .findFirst()
            .map(line -> line.substring("act: ".length()))
            .orElseThrow(() -> new DemoFailure("No act was proposed: " + what));
    program.command(
        proposed.resolveSibling(what.getFirst() + "-confirmed.txt"),
        command(List.of("confirm", number), Administrators.CONFIRMS));
  }

  private List<String> command(List<String> what, String person) {
    List<String> command = new ArrayList<>(List.of("publication"));
    command.addAll(what);
    command.addAll(
        List.of(
            "--as",
            person,
            "--reason",
            "Repetición de una noche publicada",
            "--password-file",
            Administrators.passwordFile(data).toAbsolutePath().toString()));
    return command;
  }

  /** Enrols stations as any others are, dealt out to the CATDs in turn. */
  List<Member> enrol(ElectionPackage election, int stations)
      throws InterruptedException, ExecutionException {
    List<Catd> catds = election.catds();
    List<Callable<Member>> tasks = new ArrayList<>();
    for (int i = 0; i < stations; i++) {
      CatdId catd = catds.get(i % catds.size()).id();
      int place = i / catds.size();
      tasks.add(() -> enrol(catd, place));
    }
    List<Member> members = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CODES_AT_ONCE)) {
      for (Future<Member> member : threads.invokeAll(tasks)) {
        members.add(member.get());
      }
    }
    return members;
  }

  private Member enrol(CatdId catd, int place) throws IOException, InterruptedException {
    String name = catd + "-" + (place + 1);
    Path card = data.resolve("cards").resolve(name + ".txt");
    program.issueCard(catd, card);
    return new Member(
        catd,
        place,
        ReplayStation.enrol(data.resolve("stations").resolve(name), EnrolmentCard.read(card)));
  }

  /**
   * Waits until everything is published and makes the last cut.
   *
   * @param registered actas it must show
   * @throws Refusal F682 when it does not
   */
  PublishedCut lastCut(long registered) throws IOException, InterruptedException {
    await(registered, progress -> progress.registered() >= registered);
    act(List.of("close", "--sources-exhausted"));
    await(registered, PublishedCut.Progress::isLast);
    return published;
  }

  private void await(long registered, Predicate<PublishedCut.Progress> wanted)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    PublishedCut.Progress progress = published.progress();
    while (!wanted.test(progress)) {
      if (System.nanoTime() > end) {
        throw new Refusal(
            MessageCode.REPLAY_NOT_PUBLISHED,
            Long.toString(progress.cut()),
            Long.toString(progress.registered()),
            Long.toString(registered));
      }
      program.checkWell();
      TimeUnit.MILLISECONDS.sleep(500);
      progress = published.progress();
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
