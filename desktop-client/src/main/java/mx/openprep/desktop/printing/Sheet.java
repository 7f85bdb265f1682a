package mx.openprep.desktop.printing;

/**
 * A finished sheet, one page or several.
 *
 * @param name of the print job and, with {@code .pdf}, of the file: letters, digits and hyphens
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, sent to one place; never compared.
public record Sheet(String name, byte[] pdf) {
  public Sheet {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]*")) {
      throw new IllegalArgumentException("Not a name for a file: " + name);
    }
  }
}
