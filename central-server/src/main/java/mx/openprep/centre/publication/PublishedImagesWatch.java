package mx.openprep.centre.publication;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
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
  private final Set<String> listed = new HashSet<>();
  private final Set<String> read = new HashSet<>();

  PublishedImagesWatch(JdbcClient jdbc, CutDirectory directory) {
    this.jdbc = jdbc;
    this.directory = directory;
  }

  private record Row(String hash, boolean told) {}

  @Override
  public synchronized List<Alteration> look() {
    // Rows first: what is listed later is no alteration.
    List<Row> rows =
        jdbc.sql(
                """
                select encode(hash, 'hex') as hash,
                  hash not in (select hash from untold_image) as told
                from published_image
                """)
            .query((row, _) -> new Row(row.getString("hash"), row.getBoolean("told")))
            .list();
    Set<String> before = Set.copyOf(listed);
    readLists();
    List<Alteration> found = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Row row : rows) {
      known.add(row.hash());
      if (!listed.contains(row.hash()) && (row.told() || !hasFile(row.hash()))) {
        found.add(Alteration.of("published_image", row.hash(), "added"));
        forget(row.hash());
      }
    }
    for (String hash : before) {
      if (!known.contains(hash) && hasFile(hash)) {
        found.add(Alteration.of("published_image", hash, "missing"));
        jdbc.sql("insert into published_image (hash) values (?) on conflict do nothing")
            .param(HexFormat.of().parseHex(hash))
            .update();
      }
    }
    return found;
  }

  /** Nobody was told of it; if it is due, it is published again. */
  private void forget(String hash) {
    byte[] key = HexFormat.of().parseHex(hash);
    jdbc.sql("delete from published_image where hash = ?").param(key).update();
  }

  private void readLists() {
    directory
        .shown(Paths.IMAGES)
        .forEach((path, file) -> {
          if (read.add(file.address())) {
            JsonNode list = JSON.readTree(text(directory.path().resolve(file.address())));
            for (JsonNode hash : list.path("imagenes")) {
              listed.add(hash.stringValue());
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
