package mx.openprep.centre.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorServerTest {
  @TempDir Path directory;
  private TestPublication publication;
  private MirrorServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void serve() throws IOException {
    publication = new TestPublication(directory.resolve("site"));
    publication.publish();
    Files.createDirectories(publication.directory().resolve(".mirror"));
    Files.writeString(publication.directory().resolve(".mirror/lock"), "x");
    server =
        MirrorServer.start(
            publication.directory(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void end() throws IOException {
    server.close();
    http.close();
  }

  @Test
  void cutsAndImagesMayBeKeptForEverAndThePointerIsAskedForAgain() throws Exception {
    assertThat(get("/" + publication.shown("indice.json").address()).headers().map())
        .containsEntry("cache-control", java.util.List.of("public, max-age=31536000, immutable"))
        .containsEntry("content-type", java.util.List.of("application/json"))
        .containsKey("etag");
    HttpResponse<byte[]> pointer = get("/avance.json");
    assertThat(pointer.headers().firstValue("cache-control")).contains("public, no-cache");
    String tag = pointer.headers().firstValue("etag").orElseThrow();

    assertThat(get("/avance.json", "If-None-Match", tag).statusCode()).isEqualTo(304);
    publication.publish();
    assertThat(get("/avance.json", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void siblingsGoToThoseWhoTakeThem() throws Exception {
    String address = "/" + publication.shown("indice.json").address();
    HttpResponse<byte[]> brotli = get(address, "Accept-Encoding", "gzip, br");
    HttpResponse<byte[]> gzip = get(address, "Accept-Encoding", "gzip");

    assertThat(brotli.headers().firstValue("content-encoding")).contains("br");
    assertThat(brotli.body()).isEqualTo(file(address + ".br"));
    assertThat(brotli.headers().firstValue("content-type")).contains("application/json");
    assertThat(gzip.body()).isEqualTo(file(address + ".gz"));
    assertThat(get(address).body()).isEqualTo(file(address));
    assertThat(get(address).headers().firstValue("content-encoding")).isEmpty();
  }

  @Test
  void thePageIsAtTheRoot() throws Exception {
    assertThat(get("/").body()).isEqualTo(file("/index.html"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cortes/",
        "/cortes",
        "/cortes/000001/",
        "/.mirror/lock",
        "/cortes/../.mirror/lock",
        "/%2e%2e/secreto.txt",
        "/cortes/%2e%2e/%2e%2e/secreto.txt",
        "/cortes/000009/nada.json",
        "/WEB-INF/web.xml"
      })
  void nothingElseIsShown(String path) throws Exception {
    Files.writeString(directory.resolve("secreto.txt"), "secreto");
    HttpResponse<byte[]> answer = get(path);

    assertThat(answer.statusCode()).isIn(302, 400, 404);
    assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("secreto\n")
        .doesNotContain("000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
  void onlyReading(String method) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/avance.json"))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();

    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(405);
  }

  private byte[] file(String path) throws IOException {
    return Files.readAllBytes(publication.directory().resolve(path.substring(1)));
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }
}
