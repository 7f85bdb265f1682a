package mx.openprep.installer.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published files over HTTP, as anybody gets them. */
final class PublishedSite {
  private static final JsonMapper JSON = new JsonMapper();

  private final URI portal;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  PublishedSite(URI portal) {
    this.portal = portal;
  }

  boolean isPublished() {
    return pointer().isPresent();
  }

  /** The folder of the present cut, relative to the portal; empty while there is none. */
  Optional<String> cut() {
    return pointer().map(p -> p.path("ruta").asString().substring(1));
  }

  private Optional<JsonNode> pointer() {
    return get("actual.json").map(JSON::readTree);
  }

  /** How many actas the present cut shows as captured or fuera de catálogo. */
  int registered() {
    return cut()
        .flatMap(cut -> get(cut + "avance.json"))
        .map(JSON::readTree)
        .map(avance -> {
          int sum = 0;
          for (JsonNode election : avance.path("elecciones")) {
            sum += election.path("figuras").path("actasRegistradas").asInt();
          }
          return sum;
        })
        .orElse(0);
  }

  Comparison.PublishedFiles files(ElectionPackage election) {
    String cut = cut().orElseThrow(() -> new DemoFailure("No cut is published"));
    return new Comparison.PublishedFiles() {
      @Override
      public PublishedDatabase database(ElectionCode code) {
        String name =
            "%s_%s_%d.csv"
                .formatted(
                    election.process().entityAbbreviation(),
                    code,
                    election.process().electionDay().getYear());
        byte[] file =
            get(cut + name).orElseThrow(() -> new DemoFailure(name + " is not published"));
        return PublishedDatabase.parse(
            new String(file, StandardCharsets.UTF_8), election.publication().csv().delimiter());
      }

      @Override
      public Optional<byte[]> image(String hash) {
        return get("imagenes/" + hash + ".jpg");
      }
    };
  }

  private Optional<byte[]> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(portal.resolve(path)).timeout(Duration.ofSeconds(10)).build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("Interrupted while reading the published files", e);
    }
  }
}
