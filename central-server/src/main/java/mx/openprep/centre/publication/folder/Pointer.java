package mx.openprep.centre.publication.folder;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.publication.manifest.ManifestSignature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code avance.json} at the root: how far the elections are, and the cut that readers see.
 *
 * @param manifest its address below the publication directory
 * @param manifestHash SHA-256, 64 lower-case hexadecimal digits
 */
public record Pointer(long cut, long epoch, String manifest, String manifestHash) {
  private static final JsonMapper JSON = new JsonMapper();

  public static Pointer read(byte[] json) {
    JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
    JsonNode manifest = root.required("manifiesto");
    return new Pointer(
        root.required("corte").longValue(),
        root.required("epoca").longValue(),
        manifest.required("ruta").stringValue(),
        manifest.required("sha256").stringValue());
  }

  /** The cut's own {@code avance.json} with where its manifest is. */
  static byte[] render(byte[] progress, long cut, byte[] manifestHash) {
    ObjectNode pointer = (ObjectNode) JSON.readTree(progress);
    pointer
        .putObject("manifiesto")
        .put("ruta", Paths.cut(cut) + "/" + Paths.MANIFEST)
        .put("sha256", HexFormat.of().formatHex(manifestHash));
    return JSON.writeValueAsBytes(pointer);
  }

  /** The address of the signature of its manifest. */
  public String signature() {
    return manifest.substring(0, manifest.lastIndexOf('/') + 1) + ManifestSignature.FILE;
  }

  /** Whether readers may be led from the other one to this. */
  public boolean follows(Pointer other) {
    return cut > other.cut && epoch >= other.epoch;
  }
}
