package mx.openprep.centre.publication.manifest;

import java.util.Base64;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;

/** {@code manifiesto.json.firma}, beside the manifest whose bytes it signs. */
public final class ManifestSignature {
  public static final String FILE = Paths.MANIFEST + ".firma";

  private ManifestSignature() {}

  public static byte[] render(SigningKey key, byte[] manifest) {
    return JsonFile.render(json -> {
      json.writeStringProperty("algoritmo", SigningKey.ALGORITHM);
      json.writeStringProperty("clave", key.id());
      json.writeStringProperty("firma", Base64.getEncoder().encodeToString(key.sign(manifest)));
    });
  }
}
