package mx.openprep.centre.portal;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.publication.PublicationDirectory;
import mx.openprep.centre.publication.Publisher;
import org.springframework.core.env.Environment;

/**
 * How many requests for {@code avance.json} nginx and the centre itself answer, asked by wrk in one
 * run: the whole file as it lies compressed, and that nothing has changed.
 *
 * <p>Arguments: seconds (10), connections (64).
 */
final class PortalBenchmark {
  private static final System.Logger LOG = System.getLogger(PortalBenchmark.class.getName());
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern LATE = Pattern.compile("99%\\s+(\\S+)");
  private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

  private PortalBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    String seconds = arguments.length > 0 ? arguments[0] : "10";
    String connections = arguments.length > 1 ? arguments[1] : "64";
    Path work = Files.createTempDirectory("openprep-portal-bench");
    try (SharedPostgres postgres = new SharedPostgres();
        RealCentre centre =
            RealCentre.start(
                work.resolve("centre"),
                postgres.newDatabase(),
                "--openprep.publication.scheduled=false",
                // All requests come from one address here.
                "--openprep.limits.portal-per-second=0",
                "--openprep.package=proto/elections/mini")) {
      centre.bean(Publisher.class).cutNow();
      Path publication = centre.bean(PublicationDirectory.class).path();
      int spring =
          centre.bean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
      int port = freePort();
      Process nginx = nginx(work, publication, port);
      try {
        for (int round = 0; round < 2; round++) {
          measure("nginx", port, seconds, connections);
          measure("centre", spring, seconds, connections);
        }
      } finally {
        nginx.destroy();
        nginx.waitFor();
      }
    }
  }

  private static void measure(String server, int port, String seconds, String connections)
      throws IOException, InterruptedException {
    String address = "http://127.0.0.1:" + port + "/avance.json";
    String tag =
        run(List.of("curl", "-sI", "-H", "Accept-Encoding: gzip", address))
            .lines()
            .filter(line -> line.regionMatches(true, 0, "etag:", 0, 5))
            .map(line -> line.substring(5).strip())
            .findFirst()
            .orElse("\"none\"");
    for (List<String> header : List.of(List.<String>of(), List.of("-H", "If-None-Match: " + tag))) {
      List<String> command =
          new java.util.ArrayList<>(
              List.of("wrk", "-t2", "-c" + connections, "-d" + seconds + "s", "--latency"));
      command.addAll(List.of("-H", "Accept-Encoding: gzip"));
      command.addAll(header);
      command.add(address);
      String said = run(command);
      LOG.log(
          System.Logger.Level.INFO,
          "%-7s %-13s %10s requests/s, 99 %% within %s%s"
              .formatted(
                  server,
                  header.isEmpty() ? "whole" : "not modified",
                  find(RATE, said).orElse("?"),
                  find(LATE, said).orElse("?"),
                  find(BAD, said).map(n -> ", " + n + " BAD ANSWERS").orElse("")));
    }
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** As in docs/publication/nginx.conf, without TLS, names and limits. */
  private static Process nginx(Path work, Path publication, int port) throws IOException {
    Path file = work.resolve("nginx.conf");
    Files.writeString(
        file,
        """
        daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/error.log;
        user root;
        events { worker_connections 1024; multi_accept on; }
        http {
          types { application/json json; }
          access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;
          open_file_cache max=1000; open_file_cache_valid 1s;
          client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
          uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
          server {
            listen 127.0.0.1:%2$d; root %3$s; gzip_static on;
            add_header Cache-Control "public, no-cache"; add_header Vary Accept-Encoding;
          }
        }
        """
            .formatted(work, port, publication));
    return new ProcessBuilder("nginx", "-c", file.toString(), "-e", work + "/error.log")
        .inheritIO()
        .start();
  }
}
