package mx.openprep.centre.mirror;

import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A manifest whose signature is good: what a cut consists of.
 *
 * @param previous the cut readers saw before, by which the manifests of a night are a chain
 * @param files by logical path
 */
public record SignedManifest(
    long cut, long epoch, Optional<Previous> previous, SortedMap<String, PublishedFile> files) {
  private static final Pattern IMAGE_LIST = Pattern.compile(Paths.IMAGES + "/[0-9]{6,12}\\.json");

  /** The manifest before. */
  record Previous(long cut, String sha256) {}

  public SignedManifest {
    files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * Reads a manifest once its signature has been checked, to the letter.
   *
   * @throws Refusal SIGNATURE_WRONG; SITE_MALFORMED; ADDRESS_HOSTILE
   */
  public static SignedManifest read(long cut, byte[] manifest, byte[] signature, CentreKey key) {
    String address = Addresses.manifest(cut);
    checkSignature(cut, manifest, signature, key);
    return StrictJson.read(manifest, address, root -> of(cut, root));
  }

  static void checkSignature(long cut, byte[] manifest, byte[] signature, CentreKey key) {
    byte[] signed =
        StrictJson.read(
            signature,
            Addresses.signature(cut),
            root -> {
              if (!StrictJson.text(root, "algoritmo").equals("Ed25519")) {
                throw new IllegalArgumentException("the algorithm is not Ed25519");
              }
              String text = StrictJson.text(root, "firma");
              byte[] bytes = Base64.getDecoder().decode(text);
              // A decoder does not look at the last bits.
              if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
                throw new IllegalArgumentException("the signature is not written as it should be");
              }
              if (!StrictJson.text(root, "clave").equals(key.id())) {
                throw new Refusal(
                    MessageCode.KEY_CHANGED,
                    key.id(),
                    Addresses.printable(StrictJson.text(root, "clave")));
              }
              return bytes;
            });
    if (!key.verifies(manifest, signed)) {
      throw new Refusal(MessageCode.SIGNATURE_WRONG, Addresses.manifest(cut), key.id());
    }
  }

  private static SignedManifest of(long cut, JsonNode root) {
    if (StrictJson.count(root, "corte") != cut) {
      throw new IllegalArgumentException("it is of another cut");
    }
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    Map<String, PublishedFile> addresses = new HashMap<>();
    for (JsonNode entry : StrictJson.member(root, "archivos")) {
      PublishedFile file = file(cut, entry);
      @Nullable PublishedFile other =
          addresses.putIfAbsent(file.address().toLowerCase(Locale.ROOT), file);
      if (other != null && !other.equals(file)) {
        throw new IllegalArgumentException("two files in one place: " + file.address());
      }
      if (files.putIfAbsent(StrictJson.text(entry, "archivo"), file) != null) {
        throw new IllegalArgumentException("a file twice: " + file.address());
      }
    }
    return new SignedManifest(cut, StrictJson.count(root, "epoca"), previous(cut, root), files);
  }

  private static Optional<Previous> previous(long cut, JsonNode root) {
    if (!root.has("anterior")) {
      return Optional.empty();
    }
    JsonNode json = root.get("anterior");
    Previous previous =
        new Previous(StrictJson.count(json, "corte"), StrictJson.sha256(json, "sha256"));
    if (previous.cut() >= cut) {
      throw new IllegalArgumentException("the cut before it is a later one");
    }
    return Optional.of(previous);
  }

  private static PublishedFile file(long cut, JsonNode entry) {
    String address = Addresses.ofManifest(StrictJson.text(entry, "ruta"));
    if (Addresses.cutOf(address).orElse(cut) > cut) {
      throw new IllegalArgumentException("a file of a later cut: " + address);
    }
    return new PublishedFile(
        address, StrictJson.sha256(entry, "sha256"), StrictJson.count(entry, "bytes"));
  }

  /** Every file once, by address. */
  SortedMap<String, PublishedFile> byAddress() {
    SortedMap<String, PublishedFile> byAddress = new TreeMap<>();
    files.values().forEach(file -> byAddress.put(file.address(), file));
    return byAddress;
  }

  /** The lists of images that became public with each cut. */
  public Stream<PublishedFile> imageLists() {
    return files.entrySet().stream()
        .filter(file -> IMAGE_LIST.matcher(file.getKey()).matches())
        .map(Map.Entry::getValue);
  }

  /** The files of the page, by their name at the root. */
  SortedMap<String, PublishedFile> pages() {
    SortedMap<String, PublishedFile> pages = new TreeMap<>();
    files.forEach((path, file) -> Addresses.page(path).ifPresent(name -> pages.put(name, file)));
    return pages;
  }

  Optional<PublishedFile> progress() {
    return Optional.ofNullable(files.get(Paths.POINTER));
  }
}
