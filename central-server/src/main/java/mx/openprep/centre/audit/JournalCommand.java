package mx.openprep.centre.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import mx.openprep.centre.identity.RunningCentre;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.mirror.CentreKey;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.InclusionProof;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep journal}: the journals for auditors. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Exports the journals of all nodes; proves that an entry is in the published log.",
    subcommands = {
      JournalCommand.Export.class,
      JournalCommand.Proof.class,
      JournalCommand.Check.class
    })
public final class JournalCommand {
  /** How journals are written. */
  enum Form {
    /** An election event log of NIST SP 1500-101. */
    NIST,
    /** Entries as they were written, for whoever verifies them. */
    ENTRIES
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes every entry of every journal. What it says of people is not public.")
  static final class Export implements Callable<Integer> {
    @Mixin RunningCentre centre = new RunningCentre();

    @Option(names = "--to", required = true, paramLabel = "FILE")
    Path to = Path.of("");

    @Option(
        names = "--form",
        defaultValue = "NIST",
        description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Form form = Form.NIST;

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      JdbcClient jdbc = JdbcClient.create(centre.database());
      JournalTable journal = new JournalTable(jdbc);
      long size = journal.size();
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
        switch (form) {
          case NIST ->
              new NistLog(packageHash(jdbc), Instant.now(), CentreJournal.NODE.value())
                  .write(journal::byNode, out);
          case ENTRIES -> journal.write(size, new GrowingTree(), out);
        }
      }
      print(spec, "entries: " + size);
      return CommandLine.ExitCode.OK;
    }

    private static String packageHash(JdbcClient jdbc) {
      return HexFormat.of()
          .formatHex(jdbc.sql("select package_hash from centre").query(byte[].class).single());
    }
  }

  @Command(
      name = "proof",
      mixinStandardHelpOptions = true,
      description = "Writes the proof that an entry is in the log that a checkpoint tells of.")
  static final class Proof implements Callable<Integer> {
    @Mixin RunningCentre centre = new RunningCentre();

    @Option(names = "--event", required = true, description = "id of the event")
    UUID event = new UUID(0, 0);

    @Option(
        names = "--checkpoint",
        required = true,
        paramLabel = "FILE",
        description = "bitacora/checkpoint of a published cut")
    Path checkpoint = Path.of("");

    @Option(
        names = "--key",
        required = true,
        paramLabel = "FILE",
        description = "clave-publica.pem")
    Path key = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FILE")
    Path to = Path.of("");

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      byte[] note = Files.readAllBytes(checkpoint);
      CentreKey known = CentreKey.read(key);
      Checkpoint told =
          Checkpoint.open(note, known.spki(), known::verifies)
              .orElseThrow(() -> new Refusal(MessageCode.NOT_PROVEN, checkpoint.toString()));
      JournalTable journal = new JournalTable(JdbcClient.create(centre.database()));
      long index =
          journal
              .index(event)
              .filter(i -> i < told.size())
              .orElseThrow(() -> new Refusal(MessageCode.NOT_PROVEN, event.toString()));
      GrowingTree tree = new GrowingTree();
      journal.write(told.size(), tree, OutputStream.nullOutputStream());
      if (tree.size() != told.size() || !told.tells(tree.tree())) {
        throw new Refusal(
            MessageCode.LOG_NOT_CONTINUED, "published with " + told.size() + " entries");
      }
      Files.write(to, new InclusionProof(index, tree.tree().inclusion(index), note).render());
      print(
          spec,
          "entry: "
              + index
              + "\nhash: "
              + HexFormat.of().formatHex(journal.hash(index).orElseThrow()));
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Checks a proof, without any centre.")
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "PROOF")
    Path proof = Path.of("");

    @Option(
        names = "--hash",
        required = true,
        description = "SHA-256 of the entry, as its node or the export says")
    String hash = "";

    @Option(
        names = "--key",
        required = true,
        paramLabel = "FILE",
        description = "clave-publica.pem")
    Path key = Path.of("");

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      if (!hash.matches("[0-9a-f]{64}")) {
        throw new ParameterException(
            Objects.requireNonNull(spec).commandLine(), "--hash: 64 hexadecimal digits");
      }
      CentreKey known = CentreKey.read(key);
      if (!isProven(known)) {
        throw new Refusal(MessageCode.NOT_PROVEN, hash);
      }
      print(spec, "the entry is in the log");
      return CommandLine.ExitCode.OK;
    }

    private boolean isProven(CentreKey known) throws IOException {
      try {
        return InclusionProof.parse(Files.readAllBytes(proof))
            .proves(HexFormat.of().parseHex(hash), known.spki(), known::verifies);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  private static void print(@Nullable CommandSpec spec, String text) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
