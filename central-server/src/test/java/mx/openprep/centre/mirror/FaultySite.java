package mx.openprep.centre.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A site by HTTP that does wrong where a test says so. */
public final class FaultySite implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path directory;
  private final Map<String, Answer> faults = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger countdown = new AtomicInteger(-1);
  private volatile Runnable then = () -> {};
  private final CountDownLatch end = new CountDownLatch(1);

  /** Answers a request in a way of its own. */
  public interface Answer {
    /** Answers. */
    void to(HttpExchange exchange, byte[] good) throws IOException;
  }

  public FaultySite(Path directory) throws IOException {
    this.directory = directory;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  /** Requests so far: the address, and the range if one was asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Does something when so many more requests have come. */
  void atRequest(int number, Runnable what) {
    countdown.set(number);
    then = what;
  }

  void forgetRequests() {
    requests.clear();
  }

  public void fault(String address, Answer answer) {
    faults.put(address, answer);
  }

  public void heal() {
    faults.clear();
  }

  static Answer content(byte[] content) {
    return (exchange, _) -> {
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    };
  }

  static Answer status(int status) {
    return (exchange, _) -> exchange.sendResponseHeaders(status, -1);
  }

  /** Says how long the content is, sends half of it and no more. */
  static Answer half() {
    return (exchange, good) -> {
      exchange.sendResponseHeaders(200, good.length);
      exchange.getResponseBody().write(good, 0, good.length / 2);
      exchange.getResponseBody().flush();
      throw new IOException("half is enough");
    };
  }

  /** Begins to answer and never ends. */
  public Answer hanging() {
    return (exchange, good) -> {
      exchange.sendResponseHeaders(200, good.length + 1L);
      exchange.getResponseBody().write(good);
      exchange.getResponseBody().flush();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    String address = exchange.getRequestURI().getPath().substring(1);
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? address : address + " " + range);
    if (countdown.decrementAndGet() == 0) {
      then.run();
    }
    try (exchange) {
      Path file = directory.resolve(address);
      byte[] good = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
      Answer fault = faults.get(address);
      if (fault != null) {
        fault.to(exchange, good);
      } else if (good.length == 0) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        good(exchange, good, range);
      }
    }
  }

  private static void good(
      HttpExchange exchange, byte[] good, @org.jspecify.annotations.Nullable String range)
      throws IOException {
    String tag = "\"" + TestPublication.sha256(good).substring(0, 16) + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (good.length - 1) + "/" + good.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, good.length - from);
    exchange.getResponseBody().write(good, from, good.length - from);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
