package mx.openprep.installer.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.HandwrittenActa;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.election.PackageFault;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep acta}: prints the acta of any casilla and election, blank or filled for practice. */
@Command(
    name = "prep acta",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints actas of a casilla as PDF, or as page images for a scanner.")
public final class PrintActa implements Callable<Integer> {
  private static final int MOST_VOTES = 150;

  @Parameters(
      paramLabel = "CLAVE",
      description = "CLAVE_CASILLA (all its elections) or CLAVE_ACTA, for example 140001B01002.")
  String clave = "";

  @Option(
      names = "--package",
      description = "Election package: a directory or zip (${DEFAULT-VALUE}).",
      defaultValue = "proto/elections/jalisco-2024")
  Path electionPackage = Path.of("");

  @Option(
      names = "--realm",
      description =
          "${COMPLETION-CANDIDATES}: all but OFFICIAL bear a watermark (${DEFAULT-VALUE}).",
      defaultValue = "PRACTICE")
  Realm realm = Realm.PRACTICE;

  @Option(
      names = "--filled",
      paramLabel = "SEED",
      description = "Filled by a simulated hand; never in the official realm.")
  @Nullable Long filled;

  @Option(names = "--image", description = "A PNG at the scanner's resolution instead of a PDF.")
  boolean image;

  @Option(
      names = "--to",
      description = "Folder to write to (${DEFAULT-VALUE}).",
      defaultValue = ".")
  Path folder = Path.of(".");

  @Spec @Nullable CommandSpec spec;

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new PrintActa())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, result) -> {
          if (failure instanceof Refusal refusal) {
            line.getErr().println(MessageText.of(refusal, Locale.getDefault()).line());
            return CommandLine.ExitCode.SOFTWARE;
          }
          if (failure instanceof FaultyPackageException faulty) {
            for (PackageFault fault : faulty.faults()) {
              line.getErr().println(fault.line(Locale.getDefault()));
            }
            return CommandLine.ExitCode.SOFTWARE;
          }
          throw failure;
        });
  }

  @Override
  public Integer call() throws IOException, FaultyPackageException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (filled != null && realm == Realm.OFFICIAL) {
      throw new CommandLine.ParameterException(
          line, "--filled and --realm OFFICIAL exclude each other");
    }
    ElectionPackage election = ElectionPackageReader.read(electionPackage);
    List<ExpectedActa> actas = election.actasByClave(clave.toUpperCase(Locale.ROOT));
    if (actas.isEmpty()) {
      throw new Refusal(MessageCode.ACTA_UNKNOWN, clave);
    }
    ActaPrinter printer = new ActaPrinter(election, realm);
    Files.createDirectories(folder);
    for (ExpectedActa acta : actas) {
      Path file = folder.resolve(acta.key() + "-" + acta.id() + (image ? ".png" : ".pdf"));
      write(printer, election, acta, file);
      line.getOut().println(file);
    }
    line.getOut().flush();
    return CommandLine.ExitCode.OK;
  }

  private void write(ActaPrinter printer, ElectionPackage election, ExpectedActa acta, Path file)
      throws IOException {
    if (filled == null) {
      if (image) {
        ImageIO.write(printer.page(acta), "png", file.toFile());
      } else {
        Files.write(file, printer.pdf(acta));
      }
      return;
    }
    HandwrittenActa written = practice(election, acta, filled);
    if (image) {
      ImageIO.write(printer.page(written), "png", file.toFile());
    } else {
      Files.write(file, printer.pdf(written));
    }
  }

  private static HandwrittenActa practice(ElectionPackage election, ExpectedActa acta, long seed) {
    FormDefinition form = FormDefinition.of(election, acta);
    SplittableRandom random = new SplittableRandom(seed ^ acta.id().value().hashCode());
    Map<FieldId, FieldValue> values = new TreeMap<>();
    form.keyed().forEach(f -> values.put(f.id(), FieldValue.votes(random.nextInt(MOST_VOTES))));
    return new SimulatedHand(seed).fill(acta, form, values);
  }
}
