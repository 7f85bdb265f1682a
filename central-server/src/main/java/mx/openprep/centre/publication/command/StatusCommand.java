package mx.openprep.centre.publication.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import mx.openprep.centre.identity.RunningCentre;
import mx.openprep.centre.publication.act.PublicationActs;
import mx.openprep.centre.publication.act.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lines of {@code name: value}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says where the publication stands, who publishes, and how far each copy is.")
final class StatusCommand implements Callable<Integer> {
  @Mixin RunningCentre centre = new RunningCentre();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DataSource database = centre.database();
    JdbcClient jdbc = JdbcClient.create(database);
    PublicationActs acts =
        new PublicationActs(
            jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), Clock.systemUTC());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Standing standing = acts.standing();
    out.println("phase: " + standing.phase());
    out.println("acts: " + standing.acts());
    out.println("end: " + standing.end());
    acts.open()
        .forEach(act ->
            out.println(
                "proposed: %d %s by %s: %s"
                    .formatted(
                        act.number(),
                        act.kind(),
                        act.proposed().person(),
                        act.proposed().reason())));
    print(PublicationStatus.read(jdbc), out);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void print(PublicationStatus status, PrintWriter out) {
    status
        .publisher()
        .ifPresent(publisher ->
            out.println(
                "publisher: %s, epoch %d, last sign of life %s"
                    .formatted(publisher.instance(), publisher.epoch(), publisher.aliveAt())));
    status
        .lastAttempt()
        .ifPresent(
            attempt -> out.println("last attempt: " + attempt.at() + " " + attempt.outcome()));
    status
        .shown()
        .ifPresent(cut ->
            out.println("cut: %d %s, made %s".formatted(cut.number(), cut.kind(), cut.madeAt())));
    for (PublicationStatus.Copy copy : status.copies()) {
      out.println("target " + copy.name() + ": " + text(copy, status));
    }
  }

  private static String text(PublicationStatus.Copy copy, PublicationStatus status) {
    String reached = copy.cut().isPresent() ? "cut " + copy.cut().getAsLong() : "nothing yet";
    String behind =
        copy.cutsBehind(status.shown().map(PublicationStatus.Shown::number).orElse(0L)) + " behind";
    return copy.failingSince()
        .map(since ->
            "%s, %s, failing for %s: %s"
                .formatted(
                    reached,
                    behind,
                    Duration.between(since, Instant.now()).truncatedTo(ChronoUnit.SECONDS),
                    copy.failure().orElse("")))
        .orElse(reached + ", " + behind);
  }
}
