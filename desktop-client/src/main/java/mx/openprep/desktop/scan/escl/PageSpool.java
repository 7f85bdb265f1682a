package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.files.DurableFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that came from a scanner and are not stored at the node yet, as files: a feeder does not
 * wait for people, and what it has pulled in must outlive a crash. The next one is at hand until it
 * is stored; when the one after it is asked for first, somebody has decided against it, and it goes
 * to the folder {@code left} beside them.
 */
final class PageSpool {
  private static final Logger log = LoggerFactory.getLogger(PageSpool.class);

  private final Path directory;
  private final Deque<Path> waiting = new ArrayDeque<>();
  private long last;
  private @Nullable Path atHand;

  /** With the pages that a crash has left there. */
  PageSpool(Path directory) throws IOException {
    this.directory = directory;
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        List<Path> pages =
            files.filter(file -> name(file).matches("[0-9]{10}\\.jpg")).sorted().toList();
        waiting.addAll(pages);
      }
    }
    if (!waiting.isEmpty()) {
      last = Long.parseLong(name(waiting.getLast()).substring(0, 10));
      log.info("{} pages of an earlier run wait in {}", waiting.size(), directory);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Keeps a page, durably. */
  synchronized void add(byte[] jpeg) throws IOException {
    last++;
    Path file = directory.resolve("%010d.jpg".formatted(last));
    DurableFiles.writePrivate(file, jpeg);
    waiting.add(file);
  }

  /** The oldest page that waits, which is at hand from now on. */
  synchronized Optional<Path> take() {
    Path next = waiting.poll();
    if (next != null) {
      atHand = next;
    }
    return Optional.ofNullable(next);
  }

  /** The page is at the node. */
  synchronized void stored(Path page) {
    try {
      Files.deleteIfExists(page);
    } catch (IOException e) {
      // The page is stored: at worst it is offered again and recognised by its hash.
      log.warn("{} could not be removed", page, e);
    }
    if (page.equals(atHand)) {
      atHand = null;
    }
  }

  /** The page at hand, if there is one, is not wanted. */
  synchronized void leave() {
    Path page = atHand;
    atHand = null;
    if (page == null || !Files.exists(page)) {
      return;
    }
    try {
      Path left = Files.createDirectories(directory.resolve("left"));
      String name = System.currentTimeMillis() + "-" + name(page);
      Files.move(page, left.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("{} could not be put aside", page, e);
    }
  }
}
