package mx.openprep.centre.journal;

import java.util.HashMap;
import java.util.Map;
import mx.openprep.journal.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of acts, whose rows the centre's journal knows by their digest: the entry that is written
 * with a row carries it, so that a later change of the row is found.
 *
 * @param digests SQL that selects a key and its digest for every row, or for every group of them
 */
public record CommittedTable(String name, String digests) {
  /** In an entry, before the name of the table. */
  static final String DETAIL = "digest.";

  /** SQL for the digest of an expression's text. Times are to be given as epochs. */
  public static String digestOf(String expression) {
    return "encode(sha256(convert_to((" + expression + ")::text, 'UTF8')), 'hex')";
  }

  /** The entry with the digest of the row that it tells of, whose key is its subject. */
  public Fact.AdministrativeAct seal(JdbcClient jdbc, Fact.AdministrativeAct act) {
    return jdbc.sql("select digest from (" + digests + ") d where key = ?")
        .param(act.subject())
        .query(String.class)
        .optional()
        .map(digest -> seal(act, digest))
        .orElse(act);
  }

  /** The same with a digest that is known. */
  public Fact.AdministrativeAct seal(Fact.AdministrativeAct act, String digest) {
    return act.with(DETAIL + name, digest);
  }

  Map<String, String> rows(JdbcClient jdbc) {
    Map<String, String> rows = new HashMap<>();
    jdbc.sql(digests)
        .query(row -> {
          rows.put(row.getString("key"), row.getString("digest"));
        });
    return rows;
  }
}
