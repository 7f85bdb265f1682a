package mx.openprep.journal;

import java.util.regex.Pattern;

/**
 * A node that writes a journal: one CATD workstation that hosts, or the centre itself. It equals
 * the station id in the node's certificate.
 */
public record NodeId(String value) implements Comparable<NodeId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,47}");

  /** The centre itself; no station may have this name. */
  public static final NodeId CENTRE = new NodeId("centro");

  public NodeId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a node id: " + value);
    }
  }

  @Override
  public int compareTo(NodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
