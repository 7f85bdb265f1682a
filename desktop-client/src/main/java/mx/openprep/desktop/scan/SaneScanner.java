package mx.openprep.desktop.scan;

import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneSession;
import au.com.southsky.jfreesane.SaneStatus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scanner reached through this machine's SANE daemon. The session stays open from page to page,
 * as a feeder needs it, and is given up after any failure.
 */
public final class SaneScanner implements Scanner {
  private static final Logger log = LoggerFactory.getLogger(SaneScanner.class);

  private final SaneSettings settings;
  // jfreesane is not thread-safe: all of it happens on this one thread. A virtual one, because
  // interrupting it closes the socket it waits for, which ends a scan at once whatever hangs.
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("sane").factory());
  private final AtomicReference<@Nullable Future<?>> underWay = new AtomicReference<>();
  // Used on that thread only.
  private @Nullable Connection connection;

  public SaneScanner(SaneSettings settings) {
    this.settings = settings;
  }

  /**
   * What can be scanned with here, as {@link SaneSettings#device} wants it.
   *
   * @throws Refusal {@code SCANNER_GONE} when no daemon answers on the port
   */
  public static List<String> devices(int port) {
    String daemon = "SANE " + port;
    try (SaneSession session = session(SaneSettings.of(port, daemon))) {
      return session.listDevices().stream().map(SaneDevice::getName).toList();
    } catch (IOException | SaneException e) {
      throw SaneFailures.refusal(e, daemon);
    }
  }

  @Override
  public String name() {
    return settings.device();
  }

  @Override
  public ScannedPage scan(ScanProgress progress) {
    return waitFor(() -> acquire(progress));
  }

  /** A glass holds one page: the next one needs a hand. */
  @Override
  public Optional<ScannedPage> scanNext(ScanProgress progress) {
    try {
      return waitFor(() -> isFed() ? Optional.of(acquire(progress)) : Optional.empty());
    } catch (Refusal refusal) {
      if (refusal.code() == MessageCode.SCANNER_EMPTY) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private boolean isFed() throws IOException, SaneException {
    boolean kept = connection != null;
    try {
      return isFedNow();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (!kept) {
        throw e;
      }
      log.info("{}: the daemon has gone since the last page; connecting anew", name(), e);
      return isFedNow();
    }
  }

  private boolean isFedNow() throws IOException, SaneException {
    boolean answered = false;
    try {
      boolean fed = new SaneOptions(connected().device()).isFed();
      answered = true;
      return fed;
    } finally {
      if (!answered) {
        disconnect();
      }
    }
  }

  private <T> T waitFor(Callable<T> work) {
    Future<T> page = thread.submit(work);
    underWay.set(page);
    try {
      return page.get(settings.pageTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      page.cancel(true);
      throw new Refusal(MessageCode.SCANNER_TIMEOUT, e, name());
    } catch (ExecutionException e) {
      throw SaneFailures.refusal(e.getCause(), name());
    } catch (InterruptedException e) {
      page.cancel(true);
      Thread.currentThread().interrupt();
      throw cancelled(e);
    } finally {
      underWay.compareAndSet(page, null);
    }
  }

  private static CancellationException cancelled(InterruptedException cause) {
    CancellationException cancelled = new CancellationException("interrupted while scanning");
    cancelled.initCause(cause);
    return cancelled;
  }

  @Override
  public void cancel() {
    Future<?> page = underWay.get();
    if (page != null) {
      page.cancel(true);
    }
  }

  @Override
  public void close() {
    cancel();
    thread.execute(this::disconnect);
    thread.close();
  }

  private ScannedPage acquire(ScanProgress progress) throws IOException, SaneException {
    boolean kept = connection != null;
    PageBytes bytes = new PageBytes(progress, name());
    try {
      return acquireOnce(bytes);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (!kept || bytes.started()) {
        throw e;
      }
      log.info("{}: the daemon has gone since the last page; connecting anew", name(), e);
      return acquireOnce(bytes);
    }
  }

  private ScannedPage acquireOnce(PageBytes bytes) throws IOException, SaneException {
    boolean ready = false;
    try {
      SaneDevice device = connected().device();
      BufferedImage image = acquireImage(device, bytes);
      boolean idle = released(device);
      bytes.requireAll();
      ready = idle;
      return ScannedPage.of(image, name());
    } finally {
      if (!ready) {
        disconnect();
      }
    }
  }

  private BufferedImage acquireImage(SaneDevice device, PageBytes bytes)
      throws IOException, SaneException {
    try {
      return device.acquireImage(bytes);
    } catch (SaneException e) {
      // Without it some backends stay in the middle of the failed page. After an IOException there
      // is nobody to tell.
      released(device);
      throw e;
    }
  }

  /**
   * Tells the device that the page is over; false when the daemon did not live to answer. The page,
   * or why there is none, has arrived by then and must not be lost: a backend that still has a
   * thread writing when it closes its pipe (test does) takes saned down with a SIGPIPE.
   */
  private boolean released(SaneDevice device) {
    try {
      device.cancel();
      return true;
    } catch (IOException e) {
      log.info("{}: the daemon has gone after the page", name(), e);
      return false;
    }
  }

  private Connection connected() throws IOException, SaneException {
    Connection current = connection;
    if (current == null) {
      SaneSession session = session(settings);
      current = new Connection(session, session.getDevice(settings.device()));
      connection = current;
      open(current.device());
    }
    return current;
  }

  private static SaneSession session(SaneSettings settings) throws IOException {
    return SaneSession.withRemoteSane(
        InetAddress.getLoopbackAddress(),
        settings.port(),
        settings.connectTimeout().toMillis(),
        TimeUnit.MILLISECONDS,
        settings.readTimeout().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void open(SaneDevice device) throws IOException, SaneException {
    try {
      device.open();
    } catch (SaneException e) {
      // What SANE says of a device it does not know.
      if (e.getStatus() == SaneStatus.STATUS_INVAL) {
        throw new Refusal(MessageCode.SCANNER_GONE, e, name());
      }
      throw e;
    }
    SaneOptions options = new SaneOptions(device);
    options.apply(ScanProfile.ACTA);
    options.apply(settings.options());
  }

  private void disconnect() {
    Connection current = connection;
    connection = null;
    if (current == null) {
      return;
    }
    try {
      // Ends the daemon's child, which closes the device.
      current.session().close();
    } catch (IOException e) {
      log.debug("{}: closing", name(), e);
    }
  }

  private record Connection(SaneSession session, SaneDevice device) {}
}
