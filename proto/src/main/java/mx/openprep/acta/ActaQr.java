package mx.openprep.acta;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.election.ActaId;

/**
 * The text of the QR on an acta: {@code OPENPREP1:<eight digits of the package hash>:<acta id>}.
 *
 * @param packageBrief tells an acta of another election apart
 */
public record ActaQr(String packageBrief, ActaId acta) {
  public ActaQr {
    if (!packageBrief.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("Not the brief of a package hash: " + packageBrief);
    }
  }

  private static final Pattern FORMAT =
      Pattern.compile("OPENPREP1:([0-9a-f]{8}):([A-Za-z0-9_-]{1,48})");

  public static Optional<ActaQr> parse(String text) {
    Matcher matcher = FORMAT.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new ActaQr(matcher.group(1), new ActaId(matcher.group(2))))
        : Optional.empty();
  }

  public String text() {
    return "OPENPREP1:" + packageBrief + ":" + acta;
  }
}
