package mx.openprep.enrolment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All a new workstation needs to become a station of the centre, as one line of text or a QR:
 * <code>
 * OPENPREP-ENROL:host:port/one-time code/fingerprint</code>, an address of the scheme {@code
 * openprep-enrol:}. Upper case, so that a QR needs few modules and Caps Lock changes nothing; read
 * in any case. Whoever holds an unused card can enrol one workstation: it is handed over like a
 * key.
 *
 * @param address where the centre listens for stations, {@code host:port} in lower case, an IPv6
 *     address in brackets
 * @param code valid once, in groups of four letters and digits joined by hyphens
 * @param fingerprint SHA-256 of the centre's root certificate, 64 lower-case hexadecimal digits
 */
public record EnrolmentCard(String address, String code, String fingerprint) {
  /** How every reading of a card begins, in any case. */
  public static final String MARK = "OPENPREP-ENROL:";

  private static final Pattern ADDRESS =
      Pattern.compile("([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+\\]):([1-9][0-9]{0,4})");
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){1,7}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  /**
   * Hand-held readers send keys, not characters: on another keyboard layout every sign between the
   * letters and digits may come out as another one. The grammar says what each must have been.
   */
  private static final Pattern READ =
      Pattern.compile(
          "OPENPREP{sign}ENROL{sign}(?<host>\\[[0-9A-F:.]+\\]|[A-Z0-9](?:\\S*?[A-Z0-9])?)"
              .concat("{sign}(?<port>[1-9][0-9]{0,4})")
              .concat("{sign}(?<code>[0-9A-Z]{4}(?:{sign}[0-9A-Z]{4}){1,7})")
              .concat("{sign}(?<fingerprint>[0-9A-F]{64})")
              .replace("{sign}", "[^\\sA-Z0-9]"));

  public EnrolmentCard {
    require(ADDRESS, address);
    require(CODE, code);
    require(FINGERPRINT, fingerprint);
  }

  private static void require(Pattern form, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("Not of an enrolment card: " + value);
    }
  }

  /** The card with this text, whatever the reader's keyboard made of it; empty when it is none. */
  public static Optional<EnrolmentCard> parse(String text) {
    Matcher read = READ.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!read.matches()) {
      return Optional.empty();
    }
    String host = read.group("host").toLowerCase(Locale.ROOT);
    String name = host.startsWith("[") ? host : host.replaceAll("[^a-z0-9.]", "-");
    return Optional.of(
        new EnrolmentCard(
            name + ":" + read.group("port"),
            read.group("code").replaceAll("[^0-9A-Z]", "-"),
            read.group("fingerprint").toLowerCase(Locale.ROOT)));
  }

  /** What is printed on the card as a line and as a QR. */
  public String text() {
    return (MARK + address + "/" + code + "/" + fingerprint).toUpperCase(Locale.ROOT);
  }
}
