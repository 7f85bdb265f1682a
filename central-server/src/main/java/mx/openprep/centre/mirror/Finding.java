package mx.openprep.centre.mirror;

/**
 * A published file that is bad or missing.
 *
 * @param address below the publication directory
 */
public record Finding(String address, String expected, String found)
    implements Comparable<Finding> {
  @Override
  public int compareTo(Finding other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return address + ": expected " + expected + ", found " + found;
  }
}
