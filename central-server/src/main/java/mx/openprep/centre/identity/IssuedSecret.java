package mx.openprep.centre.identity;

/**
 * A first password that was made for somebody, told this once: it goes onto their letter.
 *
 * @param secret to be typed as it stands; the first login asks for another
 */
public record IssuedSecret(Person person, String secret) {
  @Override
  public String toString() {
    return "IssuedSecret of " + person.id();
  }
}
