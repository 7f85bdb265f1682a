package mx.openprep.centre.passage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.centre.journal.CentreJournal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The figures and hashes an act of passage attests.
 *
 * @param counts by name, in the order of the paper
 * @param hashes by name: 64 hexadecimal digits, or a word where there is none
 */
public record PassageFigures(Map<String, Long> counts, Map<String, String> hashes) {
  private static final String COUNTS =
      """
      select (select count(*) from catalogue_acta) as expected,
        (select count(*) from event where acta is not null) as acta_events,
        (select count(*) from acta_result) as results,
        (select count(*) from image) as images,
        (select count(*) from published_image) as published_images,
        (select count(*) from published_acta) as published_actas,
        (select count(*) from cut where published_at is not null and kind <> 'ZEROS') as cuts,
        (select count(*) from incident) as incidents,
        (select count(*) from station where not revoked) as stations,
        (select count(*) from person where active) as people
      """;

  /** What must be nought in the zeros. */
  private static final List<String> ZEROS =
      List.of("acta_events", "results", "images", "published_images", "published_actas", "cuts");

  static PassageFigures read(JdbcClient jdbc) {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql(COUNTS)
        .query(row -> {
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            counts.put(row.getMetaData().getColumnLabel(i), row.getLong(i));
          }
        });
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put("package", text(jdbc, "select encode(package_hash, 'hex') from centre"));
    hashes.put(
        "journal",
        text(
            jdbc,
            "select encode(hash, 'hex') from node_head where node = '" + CentreJournal.NODE + "'"));
    hashes.put(
        "manifest",
        text(
            jdbc,
            """
            select encode(manifest_hash, 'hex') from cut where published_at is not null
            order by number desc limit 1
            """));
    hashes.put("software", CentreJournal.softwareVersion());
    return new PassageFigures(counts, hashes);
  }

  private static String text(JdbcClient jdbc, String question) {
    return jdbc.sql(question).query(String.class).optional().orElse("–");
  }

  /** Names and figures of what is not nought and should be. */
  List<String> notInZeros() {
    return ZEROS.stream()
        .filter(name -> counts.getOrDefault(name, 0L) != 0)
        .map(name -> name + " = " + counts.get(name))
        .toList();
  }

  Map<String, String> asText() {
    Map<String, String> all = new LinkedHashMap<>();
    counts.forEach((name, count) -> all.put(name, Long.toString(count)));
    all.putAll(hashes);
    return all;
  }
}
