package mx.openprep.centre.console.web;

import org.springframework.http.ResponseEntity;

/** What came of an act. */
public sealed interface Handed {
  /** In a person's words. */
  record Said(String words) implements Handed {}

  /** A paper that the browser saves. */
  record Sheets(ResponseEntity<byte[]> paper) implements Handed {}
}
