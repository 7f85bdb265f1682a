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
  private static final JsonNode NOTHING = JSON.createArrayNode();

  private final URI portal;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  PublishedSite(URI portal) {
    this.portal = portal;
  }

  boolean isPublished() {
    return progress().isPresent();
  }

  /** How many actas the present cut shows as captured or fuera de catálogo. */
  int registered() {
    int sum = 0;
    for (JsonNode election : progress().map(p -> p.path("elecciones")).orElse(NOTHING)) {
      sum += election.path("figuras").path("actasRegistradas").asInt();
    }
    return sum;
  }

  private Optional<JsonNode> progress() {
    return get("avance.json").map(JSON::readTree);
  }

  /** Where the index says the database of an election is. */
  private static Optional<String> address(JsonNode index, ElectionPackage of, ElectionCode code) {
    String name =
        "%s_%s_%d.csv"
            .formatted(
                of.process().entityAbbreviation(), code, of.process().electionDay().getYear());
    for (JsonNode file : index.path("bases")) {
      String archivo = file.path("archivo").asString();
      if (archivo.equals(name) || archivo.endsWith("/" + name)) {
        return Optional.of(file.path("ruta").asString());
      }
    }
    return Optional.empty();
  }

  Comparison.PublishedFiles files(ElectionPackage election) {
    JsonNode index =
        progress()
            .map(progress -> progress.path("indice").path("ruta").asString())
            .flatMap(this::get)
            .map(JSON::readTree)
            .orElseThrow(() -> new DemoFailure("No cut is published"));
    return new Comparison.PublishedFiles() {
      @Override
      public PublishedDatabase database(ElectionCode code) {
        byte[] file =
            address(index, election, code)
                .flatMap(PublishedSite.this::get)
                .orElseThrow(
                    () -> new DemoFailure("The database of " + code + " is not published"));
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
