package mx.openprep.centre.publication;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.journal.Alteration;
import mx.openprep.centre.journal.Watched;
import mx.openprep.centre.publication.folder.CutDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares {@code published_image} with the lists of images that readers have, and mends it. */
final class PublishedImagesWatch implements Watched {
  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final CutDirectory directory;
  private final Map<String, Set<Long>> listed = new HashMap<>();
  private final Set<String> read = new HashSet<>();

  PublishedImagesWatch(JdbcClient jdbc, CutDirectory directory) {
    this.jdbc = jdbc;
    this.directory = directory;
  }

  private record Row(String hash, Optional<Long> cut) {}

  @Override
  public synchronized List<Alteration> look() {
    // Rows first: what is listed later is no alteration.
    List<Row> rows =
        jdbc.sql("select encode(hash, 'hex') as hash, cut from published_image")
            .query((row, _) ->
                new Row(
                    row.getString("hash"), Optional.ofNullable(row.getObject("cut", Long.class))))
            .list();
    Set<String> before = Set.copyOf(listed.keySet());
    readLists();
    List<Alteration> found = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Row row : rows) {
      known.add(row.hash());
      Set<Long> cuts = listed.getOrDefault(row.hash(), Set.of());
      if (row.cut().isPresent() && !cuts.contains(row.cut().get())) {
        found.add(Alteration.of("published_image", row.hash(), cuts.isEmpty() ? "added" : "cut"));
        mend(row.hash(), cuts);
      } else if (cuts.isEmpty() && !hasFile(row.hash())) {
        found.add(Alteration.of("published_image", row.hash(), "added"));
        mend(row.hash(), cuts);
      }
    }
    for (String hash : before) {
      if (!known.contains(hash) && hasFile(hash)) {
        found.add(Alteration.of("published_image", hash, "missing"));
        mend(hash, listed.getOrDefault(hash, Set.of()));
      }
    }
    return found;
  }

  private void mend(String hash, Set<Long> cuts) {
    byte[] key = HexFormat.of().parseHex(hash);
    if (cuts.isEmpty()) {
      jdbc.sql("delete from published_image where hash = ?").param(key).update();
    } else {
      jdbc.sql(
              """
              insert into published_image (hash, cut) values (?, ?)
              on conflict (hash) do update set cut = excluded.cut
              """)
          .param(key)
          .param(cuts.stream().max(Long::compare).orElseThrow())
          .update();
    }
  }

  private void readLists() {
    directory
        .shown(Paths.IMAGES)
        .forEach((path, file) -> {
          if (read.add(file.address())) {
            JsonNode list = JSON.readTree(text(directory.path().resolve(file.address())));
            long cut = list.path("corte").longValue();
            for (JsonNode hash : list.path("imagenes")) {
              listed.computeIfAbsent(hash.stringValue(), h -> new HashSet<>()).add(cut);
            }
          }
        });
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean hasFile(String hash) {
    return Files.exists(directory.path().resolve(Paths.IMAGES).resolve(hash + ".jpg"));
  }
}
