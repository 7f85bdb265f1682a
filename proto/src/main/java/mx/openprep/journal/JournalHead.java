package mx.openprep.journal;

/**
 * Where a node's journal ends.
 *
 * @param sequence 0 when empty
 * @param hash of the last entry
 */
public record JournalHead(long sequence, EventHash hash) {
  public static final JournalHead EMPTY = new JournalHead(0, EventHash.NONE);
}
