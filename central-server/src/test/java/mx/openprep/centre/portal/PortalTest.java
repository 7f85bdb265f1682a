package mx.openprep.centre.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.publication.CutOutcome;
import mx.openprep.centre.publication.Publisher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(CentreExtension.class)
class PortalTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final int port;
  private final RealCentre centre;

  PortalTest(RealCentre centre) {
    this.centre = centre;
    this.port =
        centre.bean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
  }

  @BeforeEach
  void aCutIsPublished() {
    // While the schedule is at it, somebody else publishes.
    CutOutcome outcome = centre.bean(Publisher.class).cutNow();
    while (outcome == CutOutcome.NotDue.ELSEWHERE) {
      Thread.onSpinWait();
      outcome = centre.bean(Publisher.class).cutNow();
    }
  }

  @Test
  void servesThePageAndTheCutThatThePointerNames() throws Exception {
    assertThat(get("/").body()).contains("<title>PREP");
    JsonNode pointer = JSON.readTree(get("/avance.json").body());

    HttpResponse<String> index = get("/" + pointer.get("indice").get("ruta").stringValue());

    assertThat(index.statusCode()).isEqualTo(200);
    assertThat(index.headers().firstValue("Content-Type")).hasValue("application/json");
    JsonNode gub = JSON.readTree(index.body()).get("elecciones").get(0);
    HttpResponse<String> state = get("/" + gub.get("estado").stringValue());
    assertThat(state.body()).contains("\"actasEsperadas\":");
    for (JsonNode file : JSON.readTree(index.body()).get("bases")) {
      assertThat(get("/" + file.get("ruta").stringValue()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void thePageWorksBelowAnyAddress() throws Exception {
    assertThat(
            get("/index.html").body()
                + get("/modulos/app.js").body()
                + get("/modulos/data.js").body()
                + get("/portal.css").body())
        .doesNotContain("href=\"/", "src=\"/", "get('/", "fetch('/", "import('/", "url(/");
  }

  @Test
  void cutsMayBeKeptForEverAndThePointerIsAskedForEveryTime() throws Exception {
    assertThat(get("/cortes/000001/avance.json").headers().firstValue("Cache-Control"))
        .hasValue("max-age=31536000, public, immutable");
    assertThat(get("/avance.json").headers().firstValue("Cache-Control"))
        .hasValue("no-cache, public");
  }

  @Test
  void whatIsUnchangedIsNotSentAgain() throws Exception {
    String tag = get("/portal.css").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        HTTP.send(
            request("/portal.css").header("If-None-Match", tag).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br"})
  void whatIsCompressedOnDiskIsSentAsItLies(String encoding) throws Exception {
    HttpResponse<byte[]> answer =
        HTTP.send(
            request("/portal.css").header("Accept-Encoding", encoding).build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue(encoding);
    assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
    assertThat(answer.body().length).isLessThan(get("/portal.css").body().length() / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/avance.json", "/modulos/app.js", "/nothing-here"})
  void everyAnswerForbidsWhatThePageDoesNotNeed(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self'")
        .contains("frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void onlyThePageMadeForItMayBeShownInAFrame() throws Exception {
    assertThat(get("/incrustar.html").headers().firstValue("Content-Security-Policy").orElse(""))
        .endsWith("frame-ancestors *");
    assertThat(get("/index.html").headers().firstValue("Content-Security-Policy").orElse(""))
        .endsWith("frame-ancestors 'none'");
  }

  @Test
  void figuresAreForEverybodysPages() throws Exception {
    assertThat(get("/avance.json").headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("*");
    assertThat(get("/modulos/dom.js").headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void nothingCanBeChanged(String method) throws Exception {
    HttpRequest change =
        request("/avance.json").method(method, HttpRequest.BodyPublishers.ofString("{}")).build();

    HttpResponse<String> answer = HTTP.send(change, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(get("/avance.json").body()).contains("manifiesto");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../application.properties",
        "/cortes/../../identity/root.pem",
        "/imagenes/..%2f..%2fidentity/root.pem",
        "/imagenes/%2e%2e/%2e%2e/identity/root.pem",
        "/cortes/..\\..\\identity\\root.pem",
        "/cortes/%252e%252e/%252e%252e/identity/root.pem",
        "//etc/passwd",
        "/cortes/",
        "/cortes",
        "/imagenes/",
        "/file:/etc/passwd",
        "/..;/..;/identity/root.pem"
      })
  void nothingOutsideIsReached(String path) throws Exception {
    String answer = raw("GET " + path + " HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("BEGIN CERTIFICATE", "root:");
  }

  @Test
  void headSaysHowLongWithoutSendingIt() throws Exception {
    String answer = raw("HEAD /portal.css HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Length: ");
    assertThat(answer).endsWith("\r\n\r\n");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  /** Byte for byte as written: an HTTP client would tidy the path up. */
  private String raw(String requestLine) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(
          (requestLine + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
