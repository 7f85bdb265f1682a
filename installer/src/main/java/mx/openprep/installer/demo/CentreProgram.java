package mx.openprep.installer.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mx.openprep.election.CatdId;

/** The demo's centre: the real program in a process of its own. */
final class CentreProgram implements AutoCloseable {
  private static final int START_SECONDS = 120;

  private final Path jar;
  private final Path data;
  private final URI portal;
  private final ChildProgram program;

  private CentreProgram(Path jar, Path data, URI portal, ChildProgram program) {
    this.jar = jar;
    this.data = data;
    this.portal = portal;
    this.program = program;
  }

  /** Starts it and waits until its page answers. */
  static CentreProgram start(
      Path jar, Path data, Path electionPackage, Path people, int httpPort, int cutSeconds)
      throws IOException, InterruptedException {
    int http = httpPort == 0 ? freePort() : httpPort;
    Path centreData = data.resolve("centre");
    ChildProgram program =
        ChildProgram.java(
            "The centre",
            data.resolve("centre.log"),
            List.of(
                "-jar",
                jar.toString(),
                "--openprep.realm=DRILL",
                "--openprep.package=" + electionPackage.toAbsolutePath(),
                "--openprep.data-directory=" + centreData.toAbsolutePath(),
                "--openprep.http-port=" + http,
                "--openprep.grpc-port=" + freePort(),
                "--openprep.people=" + people.toAbsolutePath(),
                "--openprep.publication.opening=automatic",
                "--openprep.publication.interval=" + cutSeconds + "s"));
    CentreProgram centre =
        new CentreProgram(jar, centreData, URI.create("http://127.0.0.1:" + http + "/"), program);
    centre.awaitReady();
    return centre;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException {
    PublishedSite site = new PublishedSite(portal);
    program.awaitReady(site::isPublished, START_SECONDS);
  }

  URI portal() {
    return portal;
  }

  /** {@code kill -9}, then the same again. */
  void killAndRestart() throws IOException, InterruptedException {
    program.kill();
    program.startAgain();
    awaitReady();
  }

  /** Waits until somebody ends it. */
  void awaitEnd() throws InterruptedException {
    program.awaitEnd();
  }

  /** Asks for a one-time code, as an administrator would, and keeps the card. */
  void issueCard(CatdId catd, Path card) throws IOException, InterruptedException {
    Files.createDirectories(card.toAbsolutePath().getParent());
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(JavaFlags.OF_OUR_PROGRAMS);
    command.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "enrolment-code",
            "--data-directory",
            data.toAbsolutePath().toString(),
            "--catd",
            catd.value()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(card.toFile())
            .redirectError(data.resolveSibling("enrolment.log").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new DemoFailure(
          "No enrolment code for "
              + catd
              + ":\n"
              + Files.readString(card, StandardCharsets.UTF_8)
              + Files.readString(data.resolveSibling("enrolment.log"), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
