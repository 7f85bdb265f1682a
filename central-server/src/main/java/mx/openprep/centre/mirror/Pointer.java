package mx.openprep.centre.mirror;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import mx.openprep.centre.cut.Paths;
import mx.openprep.message.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code avance.json} at the root of a site says: which cut is the present one.
 *
 * @param madeAt when the cut was made
 * @param manifestHash SHA-256 of its manifest
 * @param figures the rest, which is what the cut's own {@code avance.json} says
 */
public record Pointer(long cut, OffsetDateTime madeAt, String manifestHash, JsonNode figures) {
  private static final String MANIFEST = "manifiesto";

  /**
   * Reads it.
   *
   * @throws Refusal SITE_MALFORMED; ADDRESS_HOSTILE
   */
  public static Pointer parse(byte[] json) {
    return StrictJson.read(json, Paths.POINTER, Pointer::of);
  }

  private static Pointer of(JsonNode root) {
    long cut = StrictJson.count(root, "corte");
    if (cut == 0) {
      throw new IllegalArgumentException("cuts begin with 1");
    }
    JsonNode manifest = StrictJson.member(root, MANIFEST);
    var _ = Addresses.manifest(cut, StrictJson.text(manifest, "ruta"));
    ObjectNode figures = (ObjectNode) root.deepCopy();
    figures.remove(MANIFEST);
    return new Pointer(
        cut, time(StrictJson.text(root, "hora")), StrictJson.sha256(manifest, "sha256"), figures);
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("hora is no time", e);
    }
  }

  /** Whether it says the same as the cut's own file. */
  boolean agreesWith(byte[] ownProgress, String name) {
    return StrictJson.read(ownProgress, name, figures::equals);
  }

  String manifestAddress() {
    return Addresses.manifest(cut);
  }
}
