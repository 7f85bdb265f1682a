package mx.openprep.people;

import mx.openprep.id.IdForm;

/** What a person types to log in; lower-case, stable, never reused. */
public record PersonId(String value) implements Comparable<PersonId> {
  private static final IdForm FORM = IdForm.smallWithin("._-", 40);

  public PersonId {
    if (!FORM.fits(value)) {
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
