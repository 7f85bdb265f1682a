package mx.openprep.desktop.scan.escl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A scanner with a glass and a feeder that speaks eSCL over real HTTP, and breaks as told. */
final class FakeEscl implements AutoCloseable {
  /** What it does instead of sending a page. The page stays where it is. */
  enum Fault {
    JAMS,
    OPENS_ITS_COVER,
    /** Announces more than it sends, then drops the line. */
    CUTS_THE_BODY,
    /** Begins its answer, and nothing of the page comes. */
    CUTS_BEFORE_THE_FIRST_BYTE,
    /** Announces no length, and ends before the picture does. */
    ENDS_AN_UNSIZED_BODY,
    /** Sends half a picture as if it were a whole one. */
    CUTS_THE_PICTURE,
    DROPS_THE_LINE,
    /** Somebody pulls the plug. */
    GOES,
    SILENT_FROM_THE_START,
    SILENT_IN_THE_PAGE,
    /** Never silent for long, never done. */
    DRIPS_FOR_EVER,
    WAIT_FOR_EVER,
    SENDS_A_WEB_PAGE,
    SENDS_NOTHING,
    FAILS
  }

  static final String CAPABILITIES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scan:ScannerCapabilities xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" \
      xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
        <pwg:Version>2.63</pwg:Version>
        <pwg:MakeAndModel>Fake ScanMaster 9</pwg:MakeAndModel>
        <scan:Platen><scan:PlatenInputCaps>
          <scan:MaxWidth>2550</scan:MaxWidth><scan:MaxHeight>3508</scan:MaxHeight>
          <scan:SettingProfiles><scan:SettingProfile>
            <scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode>
              <scan:ColorMode>Grayscale8</scan:ColorMode></scan:ColorModes>
            <scan:SupportedResolutions><scan:DiscreteResolutions>
              <scan:DiscreteResolution><scan:XResolution>100</scan:XResolution>
                <scan:YResolution>100</scan:YResolution></scan:DiscreteResolution>
              <scan:DiscreteResolution><scan:XResolution>200</scan:XResolution>
                <scan:YResolution>200</scan:YResolution></scan:DiscreteResolution>
            </scan:DiscreteResolutions></scan:SupportedResolutions>
          </scan:SettingProfile></scan:SettingProfiles>
        </scan:PlatenInputCaps></scan:Platen>
        <scan:Adf><scan:AdfSimplexInputCaps>
          <scan:MaxWidth>2550</scan:MaxWidth><scan:MaxHeight>5000</scan:MaxHeight>
          <scan:SettingProfiles><scan:SettingProfile>
            <scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
            <scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
              <scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>
            <scan:SupportedResolutions><scan:ResolutionRange>
              <scan:XResolution><scan:Min>75</scan:Min><scan:Max>600</scan:Max></scan:XResolution>
            </scan:ResolutionRange></scan:SupportedResolutions>
          </scan:SettingProfile></scan:SettingProfiles>
        </scan:AdfSimplexInputCaps></scan:Adf>
      </scan:ScannerCapabilities>
      """;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<Integer, Boolean> jobs = new HashMap<>();
  private final Deque<byte[]> feeder = new ArrayDeque<>();
  private Optional<byte[]> glass = Optional.empty();
  private @Nullable Fault fault;
  private int faultAfter;
  private int sent;
  private long lastSent;
  private int lastJob;

  volatile byte[] capabilities = CAPABILITIES.getBytes(StandardCharsets.UTF_8);
  volatile Optional<String> feederState = Optional.empty();
  volatile IntFunction<String> location = job -> "/eSCL/ScanJobs/" + job;
  volatile int end = 404;
  final AtomicInteger jobsRefusedAsBusy = new AtomicInteger();
  final AtomicInteger pagesToWaitFor = new AtomicInteger();
  volatile String retryAfter = "";
  volatile String program = "";
  volatile String requiredHost = "";
  volatile long needsBetweenPages;
  volatile boolean dropsTheLineAfterTheJob;
  volatile String lastRequest = "";

  private FakeEscl(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  static FakeEscl plain() throws IOException {
    FakeEscl fake = new FakeEscl(HttpServer.create(anyPort(), 0));
    fake.server.start();
    return fake;
  }

  static FakeEscl encrypted(SSLContext identity) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    FakeEscl fake = new FakeEscl(server);
    server.start();
    return fake;
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String host() {
    return "127.0.0.1:" + port();
  }

  EsclAddress address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return new EsclAddress(URI.create(scheme + "://" + host() + "/eSCL/"), Optional.empty());
  }

  synchronized void layOnGlass(byte[] page) {
    glass = Optional.of(page);
  }

  synchronized void fill(List<byte[]> pages) {
    feeder.addAll(pages);
  }

  synchronized int inFeeder() {
    return feeder.size();
  }

  /** Breaks once it has sent so many pages more. */
  synchronized void breakAfter(int pages, Fault how) {
    fault = how;
    faultAfter = sent + pages;
  }

  /** A person has put it right. */
  synchronized void repair() {
    fault = null;
    feederState = Optional.empty();
  }

  /** All requests so far, as {@code GET /eSCL/ScannerStatus}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  long count(String request) {
    return requests.stream().filter(one -> one.startsWith(request)).count();
  }

  /** Until a request that it does not answer has come. */
  void awaitStuck() throws InterruptedException {
    stuck.await();
  }

  /** Until so many jobs have been ended. */
  synchronized void awaitEnds(int ends) throws InterruptedException {
    while (count("DELETE") < ends) {
      wait();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + path);
      if (!program.isEmpty()) {
        exchange.getResponseHeaders().set("Server", program);
      }
      String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
      switch (exchange.getRequestMethod()) {
        case "POST" -> startJob(exchange, new String(body, StandardCharsets.UTF_8), host);
        case "DELETE" -> {
          answer(exchange, 200, new byte[0]);
          synchronized (this) {
            notifyAll();
          }
        }
        default -> get(exchange, path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void get(HttpExchange exchange, String path) throws IOException, InterruptedException {
    switch (path) {
      case "/eSCL/ScannerCapabilities" -> answer(exchange, 200, capabilities);
      case "/eSCL/ScannerStatus" ->
          answer(exchange, 200, status().getBytes(StandardCharsets.UTF_8));
      default -> {
        if (path.matches("/eSCL/ScanJobs/[0-9]+/NextDocument")) {
          nextDocument(exchange, Integer.parseInt(path.replaceAll("[^0-9]", "")));
        } else {
          answer(exchange, 404, new byte[0]);
        }
      }
    }
  }

  private synchronized String status() {
    String state = feederState.orElse(feeder.isEmpty() ? "ScannerAdfEmpty" : "ScannerAdfLoaded");
    return """
    <scan:ScannerStatus xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" \
    xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
      <pwg:Version>2.63</pwg:Version><pwg:State>Idle</pwg:State>
      <scan:AdfState>%s</scan:AdfState>
    </scan:ScannerStatus>
    """
        .formatted(state);
  }

  private void startJob(HttpExchange exchange, String request, String host) throws IOException {
    lastRequest = request;
    if (jobsRefusedAsBusy.getAndDecrement() > 0) {
      retry(exchange);
      return;
    }
    if (!requiredHost.isEmpty() && !requiredHost.equals(host)) {
      answer(exchange, 400, new byte[0]);
      return;
    }
    int job;
    synchronized (this) {
      lastJob++;
      job = lastJob;
      jobs.put(job, request.contains("Feeder"));
    }
    exchange.getResponseHeaders().set("Location", location.apply(job));
    if (dropsTheLineAfterTheJob) {
      exchange.sendResponseHeaders(201, 1000);
      exchange.getResponseBody().flush();
    } else {
      answer(exchange, 201, new byte[0]);
    }
  }

  private void retry(HttpExchange exchange) throws IOException {
    if (!retryAfter.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    answer(exchange, 503, new byte[0]);
  }

  private void nextDocument(HttpExchange exchange, int job)
      throws IOException, InterruptedException {
    if (pagesToWaitFor.getAndDecrement() > 0) {
      retry(exchange);
      return;
    }
    Optional<byte[]> page;
    Optional<Fault> now;
    synchronized (this) {
      boolean early = System.nanoTime() - lastSent < needsBetweenPages;
      boolean fromFeeder = jobs.getOrDefault(job, false);
      page = early ? Optional.empty() : fromFeeder ? Optional.ofNullable(feeder.peek()) : glass;
      now = sent >= faultAfter ? Optional.ofNullable(fault) : Optional.empty();
      if (now.isEmpty() && page.isPresent()) {
        sent++;
        if (fromFeeder) {
          feeder.remove();
        }
      }
    }
    if (page.isEmpty()) {
      answer(exchange, end, new byte[0]);
    } else if (now.isPresent()) {
      fail(exchange, now.get(), page.get());
    } else {
      answer(exchange, 200, page.get());
      lastSent = System.nanoTime();
    }
  }

  private void fail(HttpExchange exchange, Fault how, byte[] page)
      throws IOException, InterruptedException {
    byte[] half = Arrays.copyOf(page, page.length / 2);
    switch (how) {
      case JAMS -> {
        feederState = Optional.of("ScannerAdfJam");
        answer(exchange, 409, new byte[0]);
      }
      case OPENS_ITS_COVER -> {
        feederState = Optional.of("ScannerAdfHatchOpen");
        answer(exchange, 503, new byte[0]);
      }
      case CUTS_THE_BODY -> begin(exchange, page.length, half);
      case CUTS_BEFORE_THE_FIRST_BYTE -> {
        begin(exchange, page.length, new byte[0]);
        // A line that drops at once may take the beginning of the answer with it.
        closed.await(300, TimeUnit.MILLISECONDS);
      }
      case ENDS_AN_UNSIZED_BODY -> begin(exchange, 0, half);
      case CUTS_THE_PICTURE -> answer(exchange, 200, half);
      case DROPS_THE_LINE -> throw new IOException("dropped");
      case GOES -> {
        threads.execute(() -> server.stop(0));
        hang();
      }
      case SILENT_FROM_THE_START -> hang();
      case SILENT_IN_THE_PAGE -> {
        begin(exchange, page.length, half);
        hang();
      }
      case DRIPS_FOR_EVER -> {
        OutputStream out = begin(exchange, page.length, new byte[0]);
        for (byte one : page) {
          if (closed.await(20, TimeUnit.MILLISECONDS)) {
            return;
          }
          out.write(one);
          out.flush();
        }
      }
      case WAIT_FOR_EVER -> answer(exchange, 503, new byte[0]);
      case SENDS_A_WEB_PAGE ->
          answer(exchange, 200, "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8));
      case SENDS_NOTHING -> answer(exchange, 200, new byte[0]);
      case FAILS -> answer(exchange, 500, new byte[0]);
    }
  }

  private static OutputStream begin(HttpExchange exchange, int announced, byte[] first)
      throws IOException {
    exchange.sendResponseHeaders(200, announced);
    OutputStream out = exchange.getResponseBody();
    out.write(first);
    out.flush();
    return out;
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void hang() throws InterruptedException {
    stuck.countDown();
    closed.await();
  }

  /** Is gone at once, as when somebody pulls the plug. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
