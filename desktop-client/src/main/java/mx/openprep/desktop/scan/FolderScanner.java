package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder into which some other program scans: takes JPEG, PNG, TIFF (also of several pages) and
 * PGM files as they become complete, oldest first. A file stays where it is until its pages are
 * stored, then moves to the folder {@code taken} beside it; after a crash it is offered again. A
 * file that stays incomplete goes to {@code rejected}.
 */
public final class FolderScanner implements Scanner {
  private static final Logger log = LoggerFactory.getLogger(FolderScanner.class);
  // Folders on a network tell nothing of new files: looking now and then is what can be relied on.
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Path folder;
  private final Duration patience;
  private final Duration writingTime;
  private final WatchService watch;
  private final Map<Path, Look> looks = new HashMap<>();
  private final Map<Path, Stamp> offered = new HashMap<>();
  private final Deque<ScannedPage> waiting = new ArrayDeque<>();
  private volatile boolean cancelled;

  /** With waiting times for a program on this machine or the local network. */
  public FolderScanner(Path folder) throws IOException {
    this(folder, Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  /**
   * Watches a folder.
   *
   * @param patience how long a scan waits for a file before it says that there is none
   * @param writingTime a file unchanged for so long and yet incomplete will not be completed
   * @throws IOException if the folder cannot be watched
   */
  public FolderScanner(Path folder, Duration patience, Duration writingTime) throws IOException {
    this.folder = folder;
    this.patience = patience;
    this.writingTime = writingTime;
    this.watch = folder.getFileSystem().newWatchService();
    WatchKey key =
        folder.register(
            watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    log.info("watching {} ({})", folder, key.isValid());
  }

  @Override
  public String name() {
    return "folder " + folder.getFileName();
  }

  @Override
  public ScannedPage scan(ScanProgress progress) {
    cancelled = false;
    progress.percent(0);
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      ScannedPage page = next();
      if (page != null) {
        progress.percent(100);
        return page;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new Refusal(MessageCode.SCANNER_EMPTY, name());
      }
      await(Math.min(left, LOOK_EVERY.toNanos()));
    }
  }

  private synchronized @Nullable ScannedPage next() {
    for (Path file : waiting.isEmpty() ? pictures() : List.<Path>of()) {
      take(file);
      if (!waiting.isEmpty()) {
        break;
      }
    }
    return waiting.poll();
  }

  private List<Path> pictures() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(PageFile::isPicture)
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(FolderScanner::modified).thenComparing(file -> file))
          .toList();
    } catch (IOException e) {
      throw new Refusal(MessageCode.SCANNER_GONE, e, name(), String.valueOf(e.getMessage()));
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // Gone meanwhile.
      return FileTime.fromMillis(0);
    }
  }

  private void take(Path file) {
    try {
      Stamp stamp = Stamp.of(file);
      if (stamp.equals(offered.get(file))) {
        return;
      }
      List<BufferedImage> pages;
      try {
        pages = PageFile.read(file);
      } catch (NoSuchFileException e) {
        throw e;
      } catch (IOException e) {
        waitOrReject(file, stamp, e);
        return;
      }
      if (stamp.equals(Stamp.of(file))) {
        offer(file, stamp, pages);
      }
    } catch (NoSuchFileException e) {
      log.debug("{} was taken away", file, e);
    } catch (IOException e) {
      throw new Refusal(MessageCode.SCANNER_GONE, e, name(), String.valueOf(e.getMessage()));
    }
  }

  private void offer(Path file, Stamp stamp, List<BufferedImage> pages) {
    looks.remove(file);
    offered.put(file, stamp);
    AtomicInteger left = new AtomicInteger(pages.size());
    String origin = file.getFileName().toString();
    for (BufferedImage page : pages) {
      AtomicInteger once = new AtomicInteger(1);
      waiting.add(
          new ScannedPage(
              page,
              origin,
              () -> {
                if (once.getAndDecrement() == 1 && left.decrementAndGet() == 0) {
                  taken(file, stamp);
                }
              }));
    }
  }

  private void waitOrReject(Path file, Stamp stamp, IOException why) throws IOException {
    Look look = looks.get(file);
    if (look == null || !look.stamp().equals(stamp)) {
      looks.put(file, new Look(stamp, System.nanoTime()));
    } else if (System.nanoTime() - look.since() > writingTime.toNanos()) {
      looks.remove(file);
      move(file, "rejected");
      throw new Refusal(
          MessageCode.SCAN_TRUNCATED, why, name(), file.getFileName() + ": " + why.getMessage());
    }
  }

  private synchronized void taken(Path file, Stamp stamp) {
    try {
      offered.remove(file);
      // Else another page has come under the same name.
      if (stamp.equals(Stamp.of(file))) {
        move(file, "taken");
      }
    } catch (IOException e) {
      // The page is stored: at worst it is offered again and recognised by its hash.
      log.warn("{} could not be moved away", file, e);
    }
  }

  private void move(Path file, String to) throws IOException {
    Path target = Files.createDirectories(folder.resolve(to)).resolve(file.getFileName());
    for (int copy = 2; Files.exists(target); copy++) {
      target = target.resolveSibling(copy + "-" + file.getFileName());
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void await(long nanos) {
    try {
      WatchKey key = cancelled ? null : watch.poll(nanos, TimeUnit.NANOSECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancelled = true;
    } catch (ClosedWatchServiceException e) {
      cancelled = true;
    }
    if (cancelled) {
      throw new CancellationException("cancelled while waiting for a file");
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void close() {
    cancel();
    try {
      watch.close();
    } catch (IOException e) {
      log.debug("{}: closing", name(), e);
    }
  }

  /** Tells whether a file is still the one it was. */
  private record Stamp(long size, FileTime modified) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    }
  }

  /** An incomplete file, and since when it looks as it does. */
  private record Look(Stamp stamp, long since) {}
}
