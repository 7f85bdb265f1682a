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

/** A centre of the demo or of a replay: the real program in a process of its own, in a drill. */
public final class CentreProgram implements AutoCloseable {
  private static final int START_SECONDS = 120;

  private final Path jar;
  private final Path data;
  private final URI portal;
  private final URI console;
  private final ChildProgram program;

  private CentreProgram(Path jar, Path data, URI portal, URI console, ChildProgram program) {
    this.jar = jar;
    this.data = data;
    this.portal = portal;
    this.console = console;
    this.program = program;
  }

  /** Starts it and waits until its page answers. */
  static CentreProgram start(
      Path jar, Path data, Path electionPackage, Path people, int httpPort, int cutSeconds)
      throws IOException, InterruptedException {
    return start(
        jar,
        data,
        electionPackage,
        httpPort,
        List.of(
            "--openprep.people=" + people.toAbsolutePath(),
            "--openprep.publication.opening=automatic",
            "--openprep.publication.interval=" + cutSeconds + "s"));
  }

  /**
   * Starts it and waits until its page answers.
   *
   * @param data where everything of it is kept: its own directory and its log
   * @param httpPort 0 for any free one
   * @param properties further ones, as on its command line
   * @throws DemoFailure when it ends or does not answer in time
   */
  public static CentreProgram start(
      Path jar, Path data, Path electionPackage, int httpPort, List<String> properties)
      throws IOException, InterruptedException {
    int http = httpPort == 0 ? freePort() : httpPort;
    int console = freePort();
    Path centreData = data.resolve("centre");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-jar",
                jar.toString(),
                "--openprep.realm=DRILL",
                "--openprep.package=" + electionPackage.toAbsolutePath(),
                "--openprep.data-directory=" + centreData.toAbsolutePath(),
                "--openprep.http-port=" + http,
                "--openprep.console.port=" + console,
                "--openprep.management.port=0",
                "--openprep.grpc-port=" + freePort()));
    arguments.addAll(properties);
    ChildProgram program =
        ChildProgram.java("The centre", data.resolve("centre.log"), List.copyOf(arguments));
    CentreProgram centre = new CentreProgram(jar, centreData, local(http), local(console), program);
    centre.awaitReady();
    return centre;
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
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

  /** The published page. */
  public URI portal() {
    return portal;
  }

  /** Where administrators look and act. */
  URI console() {
    return console;
  }

  /** {@code kill -9}, then the same again. */
  void killAndRestart() throws IOException, InterruptedException {
    program.kill();
    program.startAgain();
    awaitReady();
  }

  /** Waits until somebody ends it. */
  public void awaitEnd() throws InterruptedException {
    program.awaitEnd();
  }

  /** Throws when it has ended with an error, with the end of its log. */
  public void checkWell() {
    program.checkWell();
  }

  /**
   * Asks for a one-time code, as an administrator would, and keeps the card.
   *
   * @throws DemoFailure when the centre gives none
   */
  public void issueCard(CatdId catd, Path card) throws IOException, InterruptedException {
    Files.createDirectories(card.toAbsolutePath().getParent());
    command(
        "No enrolment code for " + catd, card, List.of("enrolment-code", "--catd", catd.value()));
  }

  /**
   * Runs a command of the centre's program, as an administrator would.
   *
   * @param output what it prints
   * @param arguments without the place of the centre's data, which is added
   * @throws DemoFailure when it ends with an error
   */
  public void command(Path output, List<String> arguments)
      throws IOException, InterruptedException {
    command(String.join(" ", arguments), output, arguments);
  }

  private void command(String otherwise, Path output, List<String> arguments)
      throws IOException, InterruptedException {
    Path errors = output.resolveSibling(output.getFileName() + ".err");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(JavaFlags.OF_OUR_PROGRAMS);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--data-directory", data.toAbsolutePath().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new DemoFailure(
          otherwise
              + ":\n"
              + Files.readString(output, StandardCharsets.UTF_8)
              + Files.readString(errors, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
