package mx.openprep.centre.mirror;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import mx.openprep.centre.cut.Paths;
import mx.openprep.message.Refusal;
import tools.jackson.databind.JsonNode;

/** Which images published JSON names. */
final class ImageReferences {
  private static final Pattern LIST =
      Pattern.compile(Paths.CUTS + "/[0-9]{6,12}/" + Paths.IMAGES + "/[0-9]{6,12}\\.json");
  private static final Pattern OF_MANIFEST =
      Pattern.compile(
          Paths.CUTS + "/[0-9]{6,12}/" + Pattern.quote(Paths.MANIFEST) + "(\\.firma|\\.gz|\\.br)?");

  private ImageReferences() {}

  /** Whether the file lists the images that became public with a cut. */
  static boolean isList(String address) {
    return LIST.matcher(address).matches();
  }

  /** A manifest or what goes with it, which no manifest lists. */
  static boolean isOfManifest(String address) {
    return OF_MANIFEST.matcher(address).matches();
  }

  /**
   * The hashes of a list.
   *
   * @throws Refusal SITE_MALFORMED
   */
  static List<String> list(byte[] json, String address) {
    return StrictJson.read(
        json,
        address,
        root -> {
          List<String> hashes = new ArrayList<>();
          for (JsonNode hash : StrictJson.member(root, "imagenes")) {
            hashes.add(StrictJson.sha256(hash.asString(), "imagenes"));
          }
          return hashes;
        });
  }

  /**
   * The hashes of the images that acta rows show: members {@code imagen}, wherever they are.
   *
   * @throws Refusal SITE_MALFORMED
   */
  static Set<String> rows(byte[] json, String address) {
    return StrictJson.read(
        json,
        address,
        root -> {
          Set<String> hashes = new HashSet<>();
          for (JsonNode image : root.findValues("imagen")) {
            // Not where a schema describes one.
            if (image.path("sha256").isString()) {
              String hash = StrictJson.sha256(image, "sha256");
              if (!StrictJson.text(image, "ruta").endsWith(Addresses.image(hash))) {
                throw new IllegalArgumentException("the image " + hash + " at another address");
              }
              hashes.add(hash);
            }
          }
          return hashes;
        });
  }
}
