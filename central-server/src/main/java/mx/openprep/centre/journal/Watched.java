package mx.openprep.centre.journal;

import java.util.List;

/**
 * Something that follows from the journals, the election package or the publication, and can be
 * compared with them. What can be made again is made again; what was found is told all the same.
 */
public interface Watched {
  /** Compares; what is altered, each time anew. */
  List<Alteration> look();
}
