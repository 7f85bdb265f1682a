package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to one scanner, each within its limits of time and size. Interrupting the thread that
 * waits ends a request at once.
 */
final class EsclConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EsclConnection.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int LARGEST_DOCUMENT = 512 * 1024;
  // A legal page at 600 dots an inch in colour, hardly compressed.
  private static final int LARGEST_PAGE = 64 * 1024 * 1024;
  private static final String ALLOWED_HEADERS = "jdk.httpclient.allowRestrictedHeaders";

  static {
    // Some scanners want a certain Host, which Java sets itself unless told otherwise before its
    // first request.
    if (System.getProperty(ALLOWED_HEADERS) == null) {
      System.setProperty(ALLOWED_HEADERS, "host");
    }
  }

  private final EsclAddress address;
  private final EsclPatience patience;
  private final PinnedCertificate pin;
  private final HttpClient client;
  private boolean remembered;

  EsclConnection(EsclAddress address, EsclPatience patience, KnownCertificates known) {
    this.address = address;
    this.patience = patience;
    this.pin = new PinnedCertificate(address, known);
    this.client =
        HttpClient.newBuilder()
            // An offer to speak HTTP/2 confuses some devices.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.connect())
            .proxy(HttpClient.Builder.NO_PROXY)
            .sslContext(pin.context())
            .build();
  }

  /**
   * What a scanner answered.
   *
   * @param body as far as it came
   */
  record Answer(int status, java.net.http.HttpHeaders headers, AnswerBody body) {
    Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    boolean good() {
      return status >= 200 && status < 300;
    }

    /** How long to wait before asking again: as the scanner says, within reason. */
    Duration pause(Duration unlessSaid) {
      Duration asked =
          header("Retry-After")
              .map(String::strip)
              // Dates are allowed too; no scanner has been seen to send one.
              .filter(seconds -> seconds.matches("[0-9]{1,4}"))
              .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
              .orElse(unlessSaid);
      return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }
  }

  /** One of the scanner's documents, such as its status. */
  Answer document(URI resource, EsclQuirks quirks) throws IOException, InterruptedException {
    HttpRequest request = request(resource, quirks).GET().build();
    return send(request, LARGEST_DOCUMENT, patience.answer(), nothing -> {});
  }

  /** A page of a job; the answer may take as long as a page does. */
  Answer page(URI resource, EsclQuirks quirks, IntConsumer percent)
      throws IOException, InterruptedException {
    HttpRequest request = request(resource, quirks).GET().build();
    return send(request, LARGEST_PAGE, patience.page(), percent);
  }

  /** Asks for a job. */
  Answer post(URI resource, EsclQuirks quirks, String document)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(resource, quirks)
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofString(document, StandardCharsets.UTF_8));
    if (quirks.has(EsclQuirks.Quirk.HOST_LOCALHOST)) {
      setHost(request, "localhost");
    }
    return send(request.build(), LARGEST_DOCUMENT, patience.answer(), nothing -> {});
  }

  /** Ends a job. */
  Answer delete(URI resource, EsclQuirks quirks) throws IOException, InterruptedException {
    HttpRequest request = request(resource, quirks).DELETE().build();
    return send(request, LARGEST_DOCUMENT, patience.farewell(), nothing -> {});
  }

  private HttpRequest.Builder request(URI resource, EsclQuirks quirks) {
    HttpRequest.Builder request = HttpRequest.newBuilder(resource);
    if (quirks.has(EsclQuirks.Quirk.HOST_WITH_PORT)) {
      setHost(request, address.base().getHost() + ":" + address.port());
    }
    return request;
  }

  private static void setHost(HttpRequest.Builder request, String host) {
    try {
      request.setHeader("Host", host);
    } catch (IllegalArgumentException e) {
      log.warn("This program may not set the header Host; -D{}=host lets it", ALLOWED_HEADERS, e);
    }
  }

  /**
   * Sends a request and waits for its answer, whole or cut off.
   *
   * @param longest altogether
   * @throws HttpTimeoutException when the scanner says nothing for too long, or takes too long
   */
  private Answer send(HttpRequest request, int most, Duration longest, IntConsumer percent)
      throws IOException, InterruptedException {
    AtomicLong heard = new AtomicLong();
    Runnable activity = () -> heard.set(System.nanoTime());
    AtomicReference<@Nullable Answer> begun = new AtomicReference<>();
    CompletableFuture<HttpResponse<AnswerBody>> coming =
        client.sendAsync(
            request,
            head -> {
              activity.run();
              long length = head.headers().firstValueAsLong("Content-Length").orElse(-1);
              AnswerBody body = new AnswerBody(most, length, activity, percent);
              begun.set(new Answer(head.statusCode(), head.headers(), body));
              return body;
            });
    try {
      HttpResponse<AnswerBody> answer;
      try {
        answer = await(coming, heard, longest);
      } catch (HttpTimeoutException e) {
        throw e;
      } catch (IOException e) {
        return cutOff(begun.get(), e);
      }
      rememberCertificate(answer.sslSession());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } finally {
      // Closes the line when the answer has not come.
      coming.cancel(true);
    }
  }

  /** The line may drop before the client has passed on that the answer had begun. */
  private static Answer cutOff(@Nullable Answer begun, IOException reason) throws IOException {
    if (begun == null) {
      throw reason;
    }
    begun.body().onError(reason);
    return begun;
  }

  private HttpResponse<AnswerBody> await(
      CompletableFuture<HttpResponse<AnswerBody>> coming, AtomicLong heard, Duration longest)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      long now = System.nanoTime();
      long left = begun + longest.toNanos() - now;
      long quiet =
          heard.get() == 0
              ? begun + patience.answer().toNanos() - now
              : heard.get() + patience.silence().toNanos() - now;
      long wait = Math.min(left, quiet);
      if (wait <= 0) {
        throw new HttpTimeoutException(left <= quiet ? "takes too long" : "has fallen silent");
      }
      try {
        return coming.get(wait, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // Looks again: something may have come meanwhile.
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IOException(e.getCause());
      }
    }
  }

  private void rememberCertificate(Optional<SSLSession> session) throws IOException {
    if (!remembered && session.isPresent()) {
      try {
        pin.remember(session.get().getPeerCertificates()[0]);
        remembered = true;
      } catch (SSLPeerUnverifiedException e) {
        throw new IOException("an encrypted answer without a certificate", e);
      }
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
