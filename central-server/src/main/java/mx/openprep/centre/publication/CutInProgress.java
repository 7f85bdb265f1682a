package mx.openprep.centre.publication;

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
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.files.DurableFiles;
import org.jspecify.annotations.Nullable;

/** The files of a cut while it is being written: those it shares with earlier cuts, and its own. */
final class CutInProgress implements PublishedFiles {
  private final Path publication;
  private final String folder;
  private final Path unfinished;
  private final SortedMap<String, PublishedFile> before;
  private final ConcurrentSkipListMap<String, PublishedFile> files;
  private final Set<Path> directories = new ConcurrentSkipListSet<>();

  CutInProgress(Path publication, long number, Path unfinished, Optional<Manifest> before) {
    this.publication = publication;
    this.folder = Paths.cut(number) + "/";
    this.unfinished = unfinished;
    this.before = before.map(Manifest::files).orElse(Collections.emptySortedMap());
    this.files = new ConcurrentSkipListMap<>(this.before);
    files.keySet().removeIf(CutFile::isOfOneCut);
  }

  /** Renders a file, and writes it unless an earlier cut has the very same. */
  PublishedFile write(CutFile file) throws IOException {
    byte[] content = file.content().render(this);
    PublishedFile written =
        new PublishedFile(
            folder + file.path(), HexFormat.of().formatHex(Sha256.of(content)), content.length);
    @Nullable PublishedFile earlier = before.get(file.path());
    if (earlier != null
        && earlier.sha256().equals(written.sha256())
        && earlier.size() == written.size()) {
      files.put(file.path(), earlier);
      return earlier;
    }
    Path place = unfinished.resolve(file.path());
    makeDirectories(place.getParent());
    DurableFiles.writeNew(place, content);
    files.put(file.path(), written);
    return written;
  }

  SortedMap<String, PublishedFile> files() {
    return new TreeMap<>(files);
  }

  /** Makes all new names durable. */
  void sync() throws IOException {
    for (Path directory : new TreeSet<>(directories).descendingSet()) {
      DurableFiles.syncDirectory(directory);
    }
    DurableFiles.syncDirectory(unfinished);
  }

  @Override
  public PublishedFile of(String path) {
    @Nullable PublishedFile file = files.get(path);
    if (file == null) {
      throw new IllegalArgumentException("This cut has no file " + path + " yet");
    }
    return file;
  }

  @Override
  public SortedMap<String, PublishedFile> below(String path) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(files.subMap(path + "/", path + "0")));
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
    for (Path d = directory; d != null && !d.equals(unfinished); d = d.getParent()) {
      directories.add(d);
    }
    if (directory != null) {
      Files.createDirectories(directory);
    }
  }
}
