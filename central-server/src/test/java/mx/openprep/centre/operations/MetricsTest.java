package mx.openprep.centre.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.StatusException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the management port says, and that nothing else says it. */
@ExtendWith(CentreExtension.class)
class MetricsTest {
  private final RealCentre centre;
  private final HttpClient client = HttpClient.newHttpClient();

  MetricsTest(RealCentre centre) {
    this.centre = centre;
  }

  private HttpResponse<String> get(String port, String path)
      throws IOException, InterruptedException {
    String number = centre.bean(Environment.class).getProperty("local." + port + ".port");
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + number + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Every figure, by its name with labels. */
  private Map<String, Double> figures() throws IOException, InterruptedException {
    Map<String, Double> figures = new HashMap<>();
    get("management", "/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line ->
            figures.put(
                line.substring(0, line.lastIndexOf(' ')),
                Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    return figures;
  }

  @Test
  void figuresTellWhatCameInHowFastAndWhatWasRefused() throws Exception {
    Map<String, Double> before = figures();
    byte[] image = new byte[30_000];
    new Random(1).nextBytes(image);
    try (TestStation station = centre.enrol("CATD-001")) {
      TestJournal journal = station.newJournal().session("ana").session("berta").session("carla");
      station.append(journal.envelopes());
      station.upload(ImageHash.of(image), image, 0);
      journal.session("ana").session("ana");
      var _ = catchThrowableOfType(StatusException.class, () -> station.append(journal.last(1)));
    }
    centre.bean(NightFigures.class).look();
    Map<String, Double> after = figures();

    assertThat(grown(before, after, "openprep_intake_events_total")).isGreaterThanOrEqualTo(3);
    assertThat(grown(before, after, "openprep_intake_batch_seconds_count")).isPositive();
    assertThat(grown(before, after, "openprep_intake_image_bytes_total"))
        .isGreaterThanOrEqualTo(image.length);
    assertThat(grown(before, after, "openprep_door_refusals_total{code=\"F507\"}")).isPositive();
    assertThat(after)
        .containsKeys(
            "openprep_intake_batch_seconds_bucket{le=\"0.5\"}",
            "openprep_publication_cut",
            "openprep_backlog_images",
            "openprep_backlog_oldest_seconds",
            "openprep_door_connections")
        .containsKey("openprep_actas{election=\"GUB\",state=\"ESPERADA\"}");
    assertThat(after.keySet()).anyMatch(name -> name.startsWith("grpc_server_processing_duration"));
    assertThat(after.keySet()).anyMatch(name -> name.startsWith("hikaricp_connections"));
  }

  private static double grown(Map<String, Double> before, Map<String, Double> after, String name) {
    return after.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0);
  }

  @Test
  void healthTellsPartsButNoDetails() throws Exception {
    HttpResponse<String> health = get("management", "/actuator/health");

    assertThat(health.statusCode()).isEqualTo(200);
    JsonNode said = new JsonMapper().readTree(health.body());
    assertThat(said.path("status").asString()).isEqualTo("UP");
    assertThat(said.path("components").propertyNames())
        .contains("db", "diskSpace", "journal", "publication");
    assertThat(health.body()).doesNotContain("details").doesNotContain("/");
    assertThat(get("management", "/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  @Test
  void nothingElseIsAnsweredThereAndNoneOfItAtThePortal() throws Exception {
    for (String closed : new String[] {"env", "beans", "heapdump", "loggers", "shutdown"}) {
      assertThat(get("management", "/actuator/" + closed).statusCode()).as(closed).isEqualTo(404);
    }
    assertThat(get("server", "/actuator/health").statusCode()).isEqualTo(404);
    assertThat(get("server", "/actuator/prometheus").statusCode()).isEqualTo(404);
  }
}
