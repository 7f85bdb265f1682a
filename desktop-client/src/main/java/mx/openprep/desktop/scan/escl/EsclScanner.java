package mx.openprep.desktop.scan.escl;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mx.openprep.desktop.scan.PageFile;
import mx.openprep.desktop.scan.ScanProgress;
import mx.openprep.desktop.scan.ScannedPage;
import mx.openprep.desktop.scan.Scanner;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scanner of the network that speaks eSCL. A feeder is emptied at its own speed, each page on
 * disk as it comes; {@link #scan} gives them one by one. What goes wrong in the middle of a feeder
 * is told after the pages before it, and those are not lost by it, nor by a crash.
 */
public final class EsclScanner implements Scanner {
  private static final Logger log = LoggerFactory.getLogger(EsclScanner.class);

  private final EsclSettings settings;
  private final EsclQuirks.Table quirks;
  private final EsclConnection connection;
  private final PageSpool spool;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("escl").factory());
  // Used on that thread only.
  private @Nullable EsclDevice device;
  // Below: guarded by this.
  private @Nullable Feeding feeding;
  private @Nullable RuntimeException failure;
  private @Nullable Waiting underWay;
  private int percent;

  /** A scan that somebody waits for. */
  private static final class Waiting {
    private final boolean batch;
    private boolean begun;
    private boolean cancelled;
    private int told;

    Waiting(boolean batch) {
      this.batch = batch;
    }
  }

  /**
   * A scanner; it need not be switched on yet.
   *
   * @throws IOException if the pages of an earlier run cannot be looked for
   */
  public EsclScanner(EsclSettings settings) throws IOException {
    this(settings, EsclQuirks.Table.shipped());
  }

  EsclScanner(EsclSettings settings, EsclQuirks.Table quirks) throws IOException {
    this.settings = settings;
    this.quirks = quirks;
    String folder = settings.address().host().replaceAll("[^A-Za-z0-9.-]", "_");
    this.spool = new PageSpool(settings.directory().resolve(folder));
    this.connection =
        new EsclConnection(
            settings.address(), settings.patience(), new KnownCertificates(settings.directory()));
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public ScannedPage scan(ScanProgress progress) {
    return next(progress, false);
  }

  /** Never goes from an empty feeder to the glass. */
  @Override
  public Optional<ScannedPage> scanNext(ScanProgress progress) {
    try {
      return Optional.of(next(progress, true));
    } catch (Refusal refusal) {
      if (refusal.code() == MessageCode.SCANNER_EMPTY) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private ScannedPage next(ScanProgress progress, boolean batch) {
    spool.leave();
    progress.percent(0);
    Waiting waiting = new Waiting(batch);
    begin(waiting);
    try {
      Optional<Path> page = waitFor(waiting);
      while (page.isEmpty()) {
        progress.percent(waiting.told);
        page = waitFor(waiting);
      }
      ScannedPage scanned = read(page.get());
      progress.percent(100);
      return scanned;
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      CancellationException interrupted = new CancellationException("interrupted while scanning");
      interrupted.initCause(e);
      throw interrupted;
    } finally {
      end();
    }
  }

  private synchronized void begin(Waiting begun) {
    underWay = begun;
  }

  private synchronized void end() {
    underWay = null;
  }

  /** The next page, or empty when there is progress to be told. */
  private synchronized Optional<Path> waitFor(Waiting waiting) throws InterruptedException {
    while (true) {
      if (waiting.cancelled) {
        throw new CancellationException("cancelled while scanning");
      }
      Optional<Path> page = spool.take();
      if (page.isPresent()) {
        return page;
      }
      requireNoFailure();
      if (percent > waiting.told) {
        waiting.told = percent;
        return Optional.empty();
      }
      if (feeding == null) {
        if (waiting.begun) {
          throw new Refusal(MessageCode.SCANNER_FAILED, name(), "no page, and no reason");
        }
        waiting.begun = true;
        startFeeding(waiting.batch);
      }
      wait();
    }
  }

  private void requireNoFailure() {
    RuntimeException told = failure;
    failure = null;
    if (told != null) {
      throw told;
    }
  }

  private ScannedPage read(Path file) {
    try {
      BufferedImage image = PageFile.read(file).getFirst();
      return new ScannedPage(image, name(), () -> spool.stored(file));
    } catch (IOException e) {
      throw new Refusal(MessageCode.SCAN_TRUNCATED, e, name(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void cancel() {
    if (underWay != null) {
      underWay.cancelled = true;
    }
    stop();
    notifyAll();
  }

  private synchronized void stop() {
    if (feeding != null) {
      feeding.stop();
    }
  }

  private synchronized void startFeeding(boolean batch) {
    Feeding begun = new Feeding(batch);
    feeding = begun;
    percent = 0;
    thread.execute(begun);
  }

  @Override
  public void close() {
    cancel();
    thread.close();
    connection.close();
  }

  private synchronized void progress(int now) {
    if (now != percent) {
      percent = now;
      notifyAll();
    }
  }

  private synchronized void received(byte[] page) {
    try {
      spool.add(page);
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
    percent = 0;
    notifyAll();
  }

  private synchronized void ended(Feeding over, @Nullable RuntimeException why) {
    if (feeding == over) {
      feeding = null;
      failure = over.isStopped() ? null : why;
    }
    notifyAll();
  }

  /** Takes pages from the scanner until there are no more, or something is wrong. */
  private final class Feeding implements Runnable {
    private final boolean batch;
    private @Nullable Thread runner;
    private boolean stopped;

    Feeding(boolean batch) {
      this.batch = batch;
    }

    synchronized void stop() {
      stopped = true;
      if (runner != null) {
        runner.interrupt();
      }
    }

    synchronized boolean isStopped() {
      return stopped;
    }

    /** From here on, {@link #stop} interrupts the work. */
    private synchronized boolean begin() {
      runner = Thread.currentThread();
      return !stopped;
    }

    /** From here on, it does not: the farewell must be said. */
    private synchronized boolean finish() {
      runner = null;
      return Thread.interrupted();
    }

    @Override
    public void run() {
      RuntimeException why = null;
      try {
        feed();
      } catch (InterruptedException e) {
        log.debug("{}: stopped", name(), e);
      } catch (IOException e) {
        why = EsclFailures.refusal(e, name());
      } catch (RuntimeException e) {
        // A last resort, too: somebody waits for the end of this.
        why = e;
      } finally {
        if (why != null) {
          log.info("{}", name(), why);
          device = null;
        }
        ended(this, why);
      }
    }

    private void feed() throws IOException, InterruptedException {
      if (!begin()) {
        return;
      }
      try {
        EsclDevice known = known();
        boolean feeder = fromFeeder(known);
        if (batch && !feeder) {
          throw known.refusal(MessageCode.SCANNER_EMPTY, "no feeder to go on with");
        }
        try {
          take(known, feeder);
        } catch (Refusal refusal) {
          if (refusal.code() != MessageCode.SCANNER_EMPTY || !glassWillDo(known)) {
            throw refusal;
          }
          take(known, false);
        }
      } finally {
        finish();
      }
    }

    private EsclDevice known() throws IOException, InterruptedException {
      EsclDevice current = device;
      if (current == null) {
        current = EsclDevice.at(settings, connection, quirks);
        device = current;
      }
      return current;
    }

    private boolean glassWillDo(EsclDevice known) {
      return !batch
          && settings.source() == EsclSource.AUTOMATIC
          && known.capabilities().glass().isPresent();
    }

    private boolean fromFeeder(EsclDevice known) throws IOException, InterruptedException {
      boolean feeder =
          switch (settings.source()) {
            case FEEDER -> true;
            case GLASS -> false;
            case AUTOMATIC -> known.capabilities().feeder().isPresent();
          };
      // Also finds out whether the line of the last job is still there, before a job is asked for:
      // that request cannot be repeated without risk.
      EsclStatus status = known.status();
      boolean empty = status.feeder() == EsclStatus.Feeder.EMPTY;
      boolean check = known.quirks().has(EsclQuirks.Quirk.CHECK_FEEDER);
      if (feeder && check && status.trouble(true).isPresent()) {
        throw known.refusal(status.trouble(true).get(), status.toString());
      }
      if (feeder && empty && !known.quirks().has(EsclQuirks.Quirk.FEEDER_STATE_UNTRUE)) {
        if (glassWillDo(known)) {
          return false;
        }
        if (check) {
          throw known.refusal(MessageCode.SCANNER_EMPTY, status.toString());
        }
      }
      return feeder;
    }

    private void take(EsclDevice from, boolean feeder) throws IOException, InterruptedException {
      EsclJob job = EsclJob.start(from, feeder);
      try {
        Optional<byte[]> page = job.next(EsclScanner.this::progress);
        while (page.isPresent()) {
          received(page.get());
          page = job.next(EsclScanner.this::progress);
        }
      } finally {
        boolean interrupted = finish();
        job.end();
        if (interrupted || !begin()) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
