package mx.openprep.centre;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.openprep.centre.identity.EnrolmentCodeCommand;
import mx.openprep.centre.identity.GrpcDoor;
import mx.openprep.centre.identity.ImportPeopleCommand;
import mx.openprep.election.ElectionPackage;
import mx.openprep.v1.EnrolRequest;
import mx.openprep.v1.EnrolResponse;
import mx.openprep.v1.EnrolmentServiceGrpc;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** The real program in this process: real doors, real TLS, real PostgreSQL. */
public final class RealCentre implements AutoCloseable {
  public static final Path MINI = Path.of("..", "proto", "elections", "mini");

  private final ConfigurableApplicationContext context;
  private final Path directory;
  private final String databaseUrl;

  private RealCentre(ConfigurableApplicationContext context, Path directory, String databaseUrl) {
    this.context = context;
    this.directory = directory;
    this.databaseUrl = databaseUrl;
  }

  /** Starts it; what is said in {@code more} goes before what is usual here. */
  public static RealCentre start(Path directory, String databaseUrl, String... more) {
    Map<String, String> properties = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(
                "--openprep.realm=DRILL",
                "--openprep.publication.opening=automatic",
                "--openprep.package=" + MINI,
                "--openprep.data-directory=" + directory,
                "--openprep.http-port=0",
                "--openprep.console.port=0",
                "--openprep.management.port=0",
                "--openprep.grpc-port=0",
                "--openprep.database.url=" + databaseUrl,
                "--openprep.database.user=postgres"),
            Arrays.stream(more))
        .map(argument -> argument.split("=", 2))
        .forEach(pair -> properties.put(pair[0], pair[1]));
    String[] arguments =
        properties.entrySet().stream()
            .map(property -> property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    return new RealCentre(SpringApplication.run(Centre.class, arguments), directory, databaseUrl);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  public ElectionPackage election() {
    return bean(ElectionPackage.class);
  }

  public int port() {
    return bean(GrpcDoor.class).port();
  }

  public String databaseUrl() {
    return databaseUrl;
  }

  public Path rootCertificate() {
    return directory.resolve("identity").resolve("root.pem");
  }

  /** What {@code prep server enrolment-code} prints, by name. */
  public Map<String, String> enrolmentCode(String... options) {
    Map<String, String> lines = new HashMap<>();
    command(new EnrolmentCodeCommand(), options)
        .lines()
        .filter(line -> line.matches("[a-z]+: .+"))
        .map(line -> line.split(": ", 2))
        .forEach(pair -> lines.put(pair[0], pair[1]));
    return lines;
  }

  /** What {@code prep server import-people} prints. */
  public String importPeople(Path file) {
    return command(new ImportPeopleCommand(), file.toString());
  }

  private String command(Object command, String... options) {
    StringWriter text = new StringWriter();
    String[] arguments =
        Stream.concat(
                Stream.of("--database-url", databaseUrl, "--database-user", "postgres"),
                Arrays.stream(options))
            .toArray(String[]::new);
    new CommandLine(command)
        .setOut(new PrintWriter(text))
        .setErr(new PrintWriter(text))
        .execute(arguments);
    return text.toString();
  }

  /** A station that has just been enrolled, over the real door. */
  public TestStation enrol(String catd) throws IOException, GeneralSecurityException {
    StationKeys keys = StationKeys.random();
    EnrolResponse answer = enrol(enrolmentCode("--catd", catd).getOrDefault("code", ""), keys);
    return new TestStation(answer, keys, port(), rootCertificate());
  }

  /** A station that was enrolled, on a new link. */
  public TestStation connect(EnrolResponse enrolment, StationKeys keys)
      throws IOException, GeneralSecurityException {
    return new TestStation(enrolment, keys, port(), rootCertificate());
  }

  public EnrolResponse enrol(String code, StationKeys keys) throws IOException {
    return enrol(code, keys, port(), rootCertificate());
  }

  static EnrolResponse enrol(String code, StationKeys keys, int port, Path root)
      throws IOException {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", port)
            .sslContext(
                GrpcSslContexts.configure(SslContextBuilder.forClient().trustManager(root.toFile()))
                    .build())
            .build();
    try {
      return EnrolmentServiceGrpc.newBlockingStub(channel)
          .enrol(
              EnrolRequest.newBuilder()
                  .setCode(code)
                  .setCertificateRequest(ByteString.copyFrom(keys.certificateRequest()))
                  .build());
    } finally {
      channel.shutdownNow();
    }
  }

  /** Codes of the incidents about this node, oldest first. */
  public List<String> incidents(String node) {
    return jdbc()
        .sql("select code from incident where node = ? order by id")
        .param(node)
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    context.close();
  }
}
