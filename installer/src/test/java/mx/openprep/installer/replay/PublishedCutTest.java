package mx.openprep.installer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import mx.openprep.acta.ImageHash;
import mx.openprep.installer.demo.DemoFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal that holds who asks to a pace: 429 once for every answer that it gives. */
class PublishedCutTest {
  private static final byte[] IMAGE = "an image".getBytes(StandardCharsets.UTF_8);

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer portal;
  private PublishedCut published;

  @BeforeEach
  void portal() throws IOException {
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext("/", this::answer);
    portal.start();
    published =
        new PublishedCut(URI.create("http://localhost:" + portal.getAddress().getPort() + "/"));
  }

  @AfterEach
  void end() {
    portal.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (asked.incrementAndGet() % 2 == 1) {
        exchange.sendResponseHeaders(429, -1);
      } else if (exchange.getRequestURI().getPath().endsWith("missing.csv")) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, IMAGE.length);
        exchange.getResponseBody().write(IMAGE);
      }
    }
  }

  @Test
  void whoAsksTooFastWaitsAndAsksAgain(@TempDir Path directory) throws Exception {
    assertThat(published.hasImage(ImageHash.of(IMAGE))).isTrue();
    assertThat(published.fetch("bases/GUB.csv", directory.resolve("GUB.csv")))
        .hasBinaryContent(IMAGE);
    assertThat(asked).hasValue(4);
  }

  @Test
  void whatIsNotThereIsNotWaitedFor(@TempDir Path directory) {
    assertThatThrownBy(() -> published.fetch("bases/missing.csv", directory.resolve("missing.csv")))
        .isInstanceOf(DemoFailure.class)
        .hasMessageContaining("404");
    assertThat(asked).hasValue(2);
  }
}
