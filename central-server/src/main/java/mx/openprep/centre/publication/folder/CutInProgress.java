package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.publication.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/** The files of a cut while it is being written: those it shares with earlier cuts, and its own. */
final class CutInProgress implements PublishedFiles {
  /** Siblings of larger files are made while the next wave is rendered. */
  private static final int SMALL = 64 << 10;

  private final Path publication;
  private final String folder;
  private final Path unfinished;
  private final Disk disk;
  private final Writers writers;
  private final CutDirectory.Carried carried;
  private final SortedMap<String, PublishedFile> before;
  // What was rendered, also where it came out as before.
  private final ConcurrentSkipListMap<String, PublishedFile> rendered =
      new ConcurrentSkipListMap<>();
  // Apart, so that whoever names the files below a folder does not meet them.
  private final ConcurrentSkipListMap<String, PublishedFile> siblings =
      new ConcurrentSkipListMap<>();
  private final Set<Path> directories = new ConcurrentSkipListSet<>();

  CutInProgress(
      Path publication,
      long number,
      Path unfinished,
      Disk disk,
      Writers writers,
      CutDirectory.Carried carried,
      Optional<Manifest> before) {
    this.publication = publication;
    this.folder = Paths.cut(number) + "/";
    this.unfinished = unfinished;
    this.disk = disk;
    this.writers = writers;
    this.carried = carried;
    this.before = before.map(Manifest::files).orElse(Collections.emptySortedMap());
  }

  /** Renders a file, and writes it unless an earlier cut has the very same. */
  void write(CutFile file) throws IOException {
    byte[] content = file.content().render(this);
    PublishedFile written = published(file.path(), content);
    @Nullable PublishedFile earlier = before.get(file.path());
    if (earlier != null
        && earlier.sha256().equals(written.sha256())
        && earlier.size() == written.size()) {
      rendered.put(file.path(), earlier);
      return;
    }
    writeNew(file.path(), content);
    rendered.put(file.path(), written);
    for (Encoding encoding : Encoding.of(file.path(), content)) {
      Writers.Work sibling = () -> writeSibling(file.path() + encoding.suffix(), encoding, content);
      if (content.length < SMALL) {
        sibling.run();
      } else {
        writers.later(sibling);
      }
    }
  }

  private void writeSibling(String path, Encoding encoding, byte[] original) throws IOException {
    byte[] content = encoding.compress(original);
    writeNew(path, content);
    siblings.put(path, published(path, content));
  }

  private PublishedFile published(String path, byte[] content) {
    return new PublishedFile(
        folder + path, HexFormat.of().formatHex(Sha256.of(content)), content.length);
  }

  private void writeNew(String path, byte[] content) throws IOException {
    Path place = unfinished.resolve(path);
    makeDirectories(place.getParent());
    disk.writeNew(place, content);
  }

  /** All files the cut shows, those compressed too. */
  SortedMap<String, PublishedFile> all() {
    SortedMap<String, PublishedFile> all = new TreeMap<>(before);
    all.keySet().removeIf(path -> !isCarried(path));
    rendered.forEach((path, file) -> {
      if (!file.equals(before.get(path))) {
        for (Encoding encoding : Encoding.values()) {
          all.remove(path + encoding.suffix());
        }
      }
      all.put(path, file);
    });
    all.putAll(siblings);
    return all;
  }

  private boolean isCarried(String path) {
    return carried == CutDirectory.Carried.ALL || !CutFile.isOfOneCut(path);
  }

  @Override
  public PublishedFile of(String path) {
    @Nullable PublishedFile file = rendered.get(path);
    if (file == null && isCarried(path)) {
      file = before.get(path);
    }
    if (file == null) {
      throw new IllegalArgumentException("This cut has no file " + path + " yet");
    }
    return file;
  }

  @Override
  public SortedMap<String, PublishedFile> below(String path) {
    SortedMap<String, PublishedFile> below = new TreeMap<>(before.subMap(path + "/", path + "0"));
    below.keySet().removeIf(one -> !isCarried(one) || Encoding.ofSibling(one).isPresent());
    below.putAll(rendered.subMap(path + "/", path + "0"));
    return Collections.unmodifiableSortedMap(below);
  }

  @Override
  public Optional<byte[]> before(String path) {
    @Nullable PublishedFile file = before.get(path);
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(publication.resolve(file.address())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeDirectories(@Nullable Path directory) throws IOException {
    if (directory == null || directory.equals(unfinished) || directories.contains(directory)) {
      return;
    }
    makeDirectories(directory.getParent());
    synchronized (directories) {
      // Whoever finds it in the set may write into it.
      if (!directories.contains(directory)) {
        disk.createDirectory(directory);
        directories.add(directory);
      }
    }
  }
}
