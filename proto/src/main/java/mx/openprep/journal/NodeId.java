package mx.openprep.journal;

import mx.openprep.id.IdForm;

/**
 * A node that writes a journal: one CATD workstation that hosts, or the centre itself. It equals
 * the station id in the node's certificate.
 */
public record NodeId(String value) implements Comparable<NodeId> {
  private static final IdForm FORM = IdForm.within("-", 48);

  /** The centre itself; no station may have this name. */
  public static final NodeId CENTRE = new NodeId("centro");

  public NodeId {
    if (!FORM.fits(value)) {
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
