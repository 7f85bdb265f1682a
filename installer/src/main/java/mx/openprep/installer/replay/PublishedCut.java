package mx.openprep.installer.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.ImageHash;
import mx.openprep.installer.demo.DemoFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the centre has published, over HTTP, as anybody gets it. */
final class PublishedCut {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TOO_MANY = 429;
  private static final int MOST_AGAIN = 60;

  private final URI portal;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  PublishedCut(URI portal) {
    this.portal = portal;
  }

  /**
   * How far the publication is.
   *
   * @param kind {@code EN_CEROS}, {@code ORDINARIO} or {@code ULTIMO}
   * @param registered actas of all elections that are captured or fuera de catálogo
   */
  record Progress(long cut, String kind, long registered) {
    boolean isLast() {
      return kind.equals("ULTIMO");
    }
  }

  Progress progress() throws IOException, InterruptedException {
    JsonNode pointer = JSON.readTree(required("avance.json"));
    long registered = 0;
    for (JsonNode election : pointer.path("elecciones")) {
      registered += election.path("figuras").path("actasRegistradas").asLong();
    }
    return new Progress(
        pointer.path("corte").asLong(), pointer.path("tipo").asString(""), registered);
  }

  /** Addresses of the files of the present cut by their names. */
  Map<String, String> files() throws IOException, InterruptedException {
    JsonNode pointer = JSON.readTree(required("avance.json"));
    JsonNode manifest =
        JSON.readTree(required(pointer.path("manifiesto").path("ruta").asString("")));
    Map<String, String> files = new TreeMap<>();
    for (JsonNode file : manifest.path("archivos")) {
      files.put(file.path("archivo").asString(""), file.path("ruta").asString(""));
    }
    return files;
  }

  /** Fetches a file into a local one. */
  Path fetch(String address, Path file) throws IOException, InterruptedException {
    HttpResponse<Path> response = send(address, HttpResponse.BodyHandlers.ofFile(file));
    if (response.statusCode() != 200) {
      throw new DemoFailure(address + " is not published: " + response.statusCode());
    }
    return file;
  }

  /** Whether a file with this hash is published under it. */
  boolean hasImage(ImageHash image) throws IOException, InterruptedException {
    return get("imagenes/" + image.hex() + ".jpg")
        .filter(file -> ImageHash.of(file).equals(image))
        .isPresent();
  }

  private byte[] required(String address) throws IOException, InterruptedException {
    return get(address).orElseThrow(() -> new DemoFailure(address + " is not published"));
  }

  private Optional<byte[]> get(String address) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send(address, HttpResponse.BodyHandlers.ofByteArray());
    return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
  }

  /** The portal holds every address to a pace: who asks too fast asks again a second later. */
  private <T> HttpResponse<T> send(String address, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    HttpResponse<T> response = http.send(request(address), body);
    for (int again = 0; response.statusCode() == TOO_MANY && again < MOST_AGAIN; again++) {
      TimeUnit.SECONDS.sleep(1);
      response = http.send(request(address), body);
    }
    return response;
  }

  private HttpRequest request(String address) {
    return HttpRequest.newBuilder(portal.resolve(address)).timeout(PATIENCE).build();
  }
}
