package mx.openprep.centre.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.centre.identity.RunningCentre;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.mirror.CentreKey;
import mx.openprep.centre.publication.manifest.SigningKey;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code prep audit-bundle}: one signed zip for the notary and the auditor. */
@Command(
    name = "audit-bundle",
    mixinStandardHelpOptions = true,
    description = {
      "Writes everything an act with public faith needs into one signed zip: components, zeros,",
      "people, cases, journals with proofs, cuts and images. prep verify checks it anywhere."
    })
public final class AuditBundleCommand implements Callable<Integer> {
  @Mixin RunningCentre centre = new RunningCentre();

  @Option(
      names = "--fase",
      required = true,
      converter = PhaseConverter.class,
      description = "inicio, intermedio or cierre")
  Bundle.Phase phase = Bundle.Phase.INICIO;

  @Option(names = "--package", required = true, description = "the election package")
  Path electionPackage = Path.of("");

  @Option(names = "--to", required = true, paramLabel = "FILE.zip")
  Path to = Path.of("");

  @Option(names = "--publication", description = "default: that of the data directory")
  @Nullable Path publication;

  @Option(names = "--signing-key", description = "default: that of the data directory")
  @Nullable Path signingKey;

  @Option(
      names = "--release",
      paramLabel = "FILE",
      description = "hashes of the release that should be running, as sha256sum writes them")
  @Nullable Path release;

  @Option(names = "--without-images", description = "lists images without reading them again")
  boolean withoutImages;

  @Spec @Nullable CommandSpec spec;

  static final class PhaseConverter implements CommandLine.ITypeConverter<Bundle.Phase> {
    @Override
    public Bundle.Phase convert(String text) {
      return Bundle.Phase.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  @Override
  public Integer call() throws IOException, SQLException {
    DataSource database = centre.database();
    SigningKey key =
        SigningKey.at(
            signingKey == null
                ? centre.dataDirectory().resolve("publication-key").resolve("clave-privada.pem")
                : signingKey);
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Path folder = Files.createTempDirectory(to.toAbsolutePath().resolveSibling(""), ".auditoria");
    try {
      Bundle bundle = new Bundle(folder);
      new BundleMaker(database, election(), request(key)).fill(bundle);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        bundle.seal(key, out);
      }
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      delete(folder);
    }
    String hash = hash();
    note(database, hash);
    List<String> findings =
        new BundleVerification(
                to, Optional.of(CentreKey.parse(key.publicPem(), BundleManifest.KEY)))
            .verify();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    findings.forEach(out::println);
    out.println("sha256: " + hash);
    out.println(findings.isEmpty() ? "all is well" : "NOT well: " + findings.size() + " findings");
    out.flush();
    return findings.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private BundleMaker.Request request(SigningKey key) throws IOException {
    Optional<Map<String, String>> expected =
        release == null
            ? Optional.empty()
            : Optional.of(BundleMaker.release(Files.readAllBytes(release)));
    return new BundleMaker.Request(
        phase,
        centre.dataDirectory(),
        publication == null ? centre.dataDirectory().resolve("publication") : publication,
        expected,
        !withoutImages,
        key,
        Clock.systemUTC().instant());
  }

  private ElectionPackage election() throws IOException {
    try {
      return ElectionPackageReader.read(electionPackage);
    } catch (FaultyPackageException e) {
      throw new Refusal(MessageCode.PACKAGE_FAULTY, e, electionPackage.toString());
    }
  }

  private String hash() throws IOException {
    try (InputStream in = Files.newInputStream(to)) {
      return BundleManifest.hash(in);
    }
  }

  /** That it was made, and which it is, is itself an entry of the journal. */
  private void note(DataSource database, String hash) {
    JdbcClient jdbc = JdbcClient.create(database);
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(status ->
            CentreJournal.withoutActas(jdbc, Clock.systemUTC())
                .append(
                    Fact.AdministrativeAct.of("AUDIT_BUNDLE_MADE", phase.name())
                        .with("sha256", hash)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
