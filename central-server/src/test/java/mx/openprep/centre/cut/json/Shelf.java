package mx.openprep.centre.cut.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.cut.PublishedFiles;
import org.jspecify.annotations.Nullable;

/** A publication in memory: what a cut shows, some of it from folders of earlier cuts. */
final class Shelf implements PublishedFiles {
  private final Optional<Shelf> before;
  private final String folder;
  private final TreeMap<String, PublishedFile> files = new TreeMap<>();
  private final Map<String, byte[]> contents;

  private Shelf(Optional<Shelf> before, String folder) {
    this.before = before;
    this.folder = folder;
    this.contents = before.map(b -> new HashMap<>(b.contents)).orElseGet(HashMap::new);
    before.ifPresent(b -> files.putAll(b.files));
    files.keySet().removeIf(CutFile::isOfOneCut);
  }

  /** Publishes a cut upon the one before, with a database file as the database files would. */
  static Shelf publish(Optional<Shelf> before, Cut cut, List<List<CutFile>> waves) {
    Shelf shelf = new Shelf(before, Paths.cut(cut.number()) + "/");
    byte[] database = ("base " + cut.number()).getBytes(StandardCharsets.UTF_8);
    shelf.write(new CutFile("bases/PAP_DIP_LOC_2024.csv", _ -> database));
    waves.forEach(wave -> wave.forEach(shelf::write));
    return shelf;
  }

  private void write(CutFile file) {
    byte[] content = file.content().render(this);
    PublishedFile written =
        new PublishedFile(
            folder + file.path(), HexFormat.of().formatHex(Sha256.of(content)), content.length);
    @Nullable PublishedFile earlier = before.map(b -> b.files.get(file.path())).orElse(null);
    if (earlier != null && earlier.sha256().equals(written.sha256())) {
      files.put(file.path(), earlier);
    } else {
      files.put(file.path(), written);
      contents.put(written.address(), content);
    }
  }

  /** Address and hash of every file the cut shows. */
  SortedMap<String, PublishedFile> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  /** Of these, the ones that lie in its own folder. */
  List<String> own() {
    return files.values().stream()
        .map(PublishedFile::address)
        .filter(address -> address.startsWith(folder))
        .map(address -> address.substring(folder.length()))
        .toList();
  }

  /** What a request for the address is answered with. */
  byte[] get(String address) {
    byte @Nullable [] content = contents.get(address);
    if (content == null) {
      throw new IllegalArgumentException("404 " + address);
    }
    return Arrays.copyOf(content, content.length);
  }

  byte[] content(String path) {
    return get(of(path).address());
  }

  @Override
  public PublishedFile of(String path) {
    @Nullable PublishedFile file = files.get(path);
    if (file == null) {
      throw new IllegalArgumentException("Not there yet: " + path);
    }
    return file;
  }

  @Override
  public SortedMap<String, PublishedFile> below(String path) {
    return new TreeMap<>(files.subMap(path + "/", path + "0"));
  }

  @Override
  public Optional<byte[]> before(String path) {
    return before.filter(b -> b.files.containsKey(path)).map(b -> b.content(path));
  }
}
