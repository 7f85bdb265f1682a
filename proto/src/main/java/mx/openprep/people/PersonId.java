package mx.openprep.people;

import java.util.regex.Pattern;

/** What a person types to log in; lower-case, stable, never reused. */
public record PersonId(String value) implements Comparable<PersonId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

  public PersonId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a person id: " + value);
    }
  }

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
