package mx.openprep.election;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in, in braces: {@code {entity}_{election}_{electionYear}.csv}. The
 * schema of the file it stands in says which places there are.
 */
public record Template(String pattern) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  /** The text with every place filled in; a place without a value stays as it is. */
  public String fill(Map<String, String> values) {
    return PLACE
        .matcher(pattern)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "«%s»", pattern);
  }
}
