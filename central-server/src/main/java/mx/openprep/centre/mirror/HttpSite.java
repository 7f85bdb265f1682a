package mx.openprep.centre.mirror;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mx.openprep.centre.cut.Paths;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * A site by HTTP. Follows no redirect, waits for no silent server and reads no more than was
 * agreed. Safe for several threads.
 */
public final class HttpSite implements Site, AutoCloseable {
  /** How long a server may say nothing. */
  public static final Duration SILENCE = Duration.ofSeconds(20);

  // Below this rate (bytes a second) a server is holding us up.
  private static final long SLOWEST = 8 << 10;

  private final URI base;
  private final Duration silence;
  private final HttpClient http;
  private final Map<Watched, Boolean> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("transfers").factory());

  /**
   * A site.
   *
   * @param silence how long the server may say nothing
   * @throws Refusal SITE_UNREACHABLE when the address is none
   */
  public HttpSite(String address, Duration silence) {
    this.base = base(address);
    this.silence = silence;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(silence)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    long tick = Math.max(50, silence.toMillis() / 8);
    var _ = watch.scheduleWithFixedDelay(this::endHeldUp, tick, tick, TimeUnit.MILLISECONDS);
  }

  /** Whether this is the address of a site and not of a directory. */
  public static boolean isAddress(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static URI base(String address) {
    try {
      URI uri = URI.create(address.endsWith("/") ? address : address + "/");
      if (!isAddress(address) || uri.getHost() == null || uri.getRawQuery() != null) {
        throw new IllegalArgumentException("no address of a site");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          MessageCode.SITE_UNREACHABLE,
          e,
          Addresses.printable(address),
          String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<PointerFile> pointer(Optional<String> tag) throws IOException {
    HttpRequest.Builder request = request(Paths.POINTER);
    // A cache on the way is to ask too.
    request.header("Cache-Control", "no-cache");
    tag.ifPresent(known -> request.header("If-None-Match", known));
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream in = watched(response.body(), Limits.POINTER)) {
      if (response.statusCode() == 304 && tag.isPresent()) {
        return Optional.empty();
      }
      check(response, Paths.POINTER);
      return Optional.of(
          new PointerFile(
              Site.read(in, Paths.POINTER, Limits.POINTER), response.headers().firstValue("ETag")));
    }
  }

  @Override
  public Content open(String address, long from, long atMost) throws IOException {
    HttpRequest.Builder request = request(address);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    InputStream in = watched(response.body(), atMost);
    try {
      if (from > 0 && response.statusCode() == 206 && continuesAt(from, response.headers())) {
        return new Content(in, from);
      }
      if (from > 0 && response.statusCode() != 200) {
        in.close();
        return open(address, 0, atMost);
      }
      check(response, address);
      if (response.headers().firstValueAsLong("Content-Length").orElse(0) > atMost) {
        throw Site.tooLarge(address, atMost);
      }
      return new Content(in, 0);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static boolean continuesAt(long from, HttpHeaders headers) {
    return headers.firstValue("Content-Range").orElse("").startsWith("bytes " + from + "-");
  }

  private static void check(HttpResponse<?> response, String address) throws IOException {
    switch (response.statusCode()) {
      case 200 -> {}
      case 404, 410 -> throw new NoSuchFileException(address);
      default ->
          throw new IOException(
              "HTTP "
                  + response.statusCode()
                  + response
                      .headers()
                      .firstValue("Location")
                      .map(to -> ", moved to " + Addresses.printable(to))
                      .orElse(""));
    }
  }

  private HttpRequest.Builder request(String address) {
    // No Accept-Encoding: the bytes wanted are those that were signed.
    return HttpRequest.newBuilder(base.resolve(encoded(address))).timeout(silence).GET();
  }

  private static String encoded(String address) {
    return Arrays.stream(address.split("/", -1))
        .map(HttpSite::encodedSegment)
        .collect(Collectors.joining("/"));
  }

  private static String encodedSegment(String segment) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._".indexOf(b) >= 0);
      encoded.append(plain ? Character.toString(b) : String.format(Locale.ROOT, "%%%02X", b));
    }
    return encoded.toString();
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private InputStream watched(InputStream body, long atMost) {
    Watched stream =
        new Watched(body, silence.plusSeconds(Math.min(atMost / SLOWEST, 24L * 60 * 60)));
    open.put(stream, true);
    return stream;
  }

  private void endHeldUp() {
    open.keySet().removeIf(stream -> stream.endIfHeldUp(silence));
  }

  @Override
  public void close() {
    watch.shutdownNow();
    http.shutdownNow();
  }

  @Override
  public String toString() {
    return base.toString();
  }

  /** The client has no time limit for a body: this one is closed under its reader. */
  private static final class Watched extends FilterInputStream {
    private final long deadline;
    private volatile long lastByte = System.nanoTime();
    private volatile boolean heldUp;
    private volatile boolean done;

    Watched(InputStream in, Duration whole) {
      super(in);
      this.deadline = System.nanoTime() + whole.toNanos();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int n = in.read(buffer, offset, length);
        lastByte = System.nanoTime();
        if (n < 0 && heldUp) {
          throw new IOException("the server holds the transfer up");
        }
        return n;
      } catch (IOException e) {
        throw heldUp ? new IOException("the server holds the transfer up", e) : e;
      }
    }

    @Override
    public void close() throws IOException {
      done = true;
      in.close();
    }

    /** True when there is nothing more to watch. */
    boolean endIfHeldUp(Duration silence) {
      long now = System.nanoTime();
      if (!done && (now - lastByte > silence.toNanos() || now > deadline)) {
        heldUp = true;
        try {
          close();
        } catch (IOException e) {
          done = true;
        }
      }
      return done;
    }
  }
}
