package mx.openprep.centre.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.centre.cut.Paths;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Which addresses a published file may have, below the publication directory. What a site or a
 * package says is a file's address is admitted here or refused; nothing else becomes a path.
 */
public final class Addresses {
  /** Beside each manifest. */
  public static final String SIGNATURE = Paths.MANIFEST + ".firma";

  public static final String PUBLIC_KEY = "clave-publica.pem";

  private static final int LONGEST = 400;
  // No dot at either end: neither parent nor hidden, nor what Windows reads as another name.
  private static final String SEGMENT =
      "[\\p{L}\\p{N}_-](?:[\\p{L}\\p{N}._ -]{0,148}[\\p{L}\\p{N}_-])?";
  private static final Pattern OF_A_CUT =
      Pattern.compile(Paths.CUTS + "/([0-9]{6,12})(?:/" + SEGMENT + ")+");

  /** Logical folder of the page's files, which lie at the root too. */
  private static final Pattern PAGE =
      Pattern.compile("pagina/(" + SEGMENT + "(?:/" + SEGMENT + ")?)");

  /** What at the root is not the page's. */
  private static final Set<String> OTHERS =
      Set.of(PUBLIC_KEY, Paths.CUTS, Paths.IMAGES, "difusion");

  private Addresses() {}

  /**
   * The address of a file that a manifest may name: in a cut's folder.
   *
   * @throws Refusal ADDRESS_HOSTILE
   */
  static String ofManifest(String address) {
    if (address.length() > LONGEST || !OF_A_CUT.matcher(address).matches()) {
      throw new Refusal(MessageCode.ADDRESS_HOSTILE, printable(address));
    }
    return address;
  }

  /**
   * The address of a cut's manifest.
   *
   * @throws Refusal ADDRESS_HOSTILE
   */
  static String manifest(long cut, String address) {
    if (!address.equals(manifest(cut))) {
      throw new Refusal(MessageCode.ADDRESS_HOSTILE, printable(address));
    }
    return address;
  }

  public static String manifest(long cut) {
    return Paths.cut(cut) + "/" + Paths.MANIFEST;
  }

  public static String signature(long cut) {
    return Paths.cut(cut) + "/" + SIGNATURE;
  }

  /**
   * The addresses of the images that a list names.
   *
   * @throws Refusal SITE_MALFORMED
   */
  public static List<String> images(byte[] list, String name) {
    return ImageReferences.list(list, name).stream().map(Addresses::image).toList();
  }

  static String image(String hash) {
    return Paths.IMAGES + "/" + hash + ".jpg";
  }

  /** The cut in whose folder the file lies; empty for any other address. */
  public static Optional<Long> cutOf(String address) {
    Matcher file = OF_A_CUT.matcher(address);
    return file.matches() ? Optional.of(Long.valueOf(file.group(1))) : Optional.empty();
  }

  /**
   * The name at the root of a file of the page; empty for all other files.
   *
   * @param path the logical one
   * @throws Refusal ADDRESS_HOSTILE when it would take the place of another file
   */
  static Optional<String> page(String path) {
    Matcher page = PAGE.matcher(path);
    if (!page.matches()) {
      return Optional.empty();
    }
    String name = page.group(1);
    if (name.startsWith(Paths.POINTER) || OTHERS.contains(name.split("/", 2)[0])) {
      throw new Refusal(MessageCode.ADDRESS_HOSTILE, name);
    }
    return Optional.of(name);
  }

  /**
   * Where the file is below the directory.
   *
   * @throws Refusal ADDRESS_HOSTILE when something on the way there is a symbolic link
   */
  static Path place(Path directory, String address) {
    Path place = directory;
    for (String segment : address.split("/", -1)) {
      place = place.resolve(segment);
      if (Files.isSymbolicLink(place)) {
        throw new Refusal(MessageCode.ADDRESS_HOSTILE, place.toString());
      }
    }
    return place;
  }

  /** The size of a file; empty when there is none. A link is none. */
  static Optional<Long> size(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.size(file))
        : Optional.empty();
  }

  /** What a stranger wrote, safe for a terminal and a log. */
  static String printable(String text) {
    String shown = text.replaceAll("\\p{C}", "?");
    return shown.length() <= 120 ? shown : shown.substring(0, 117) + "...";
  }
}
