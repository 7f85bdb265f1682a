package mx.openprep.centre.journal;

import java.util.List;
import java.util.Map;
import mx.openprep.acta.ActaState;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Event;

/** Keeps a fold of its own up to the journal, in the transaction that writes it. */
public interface FoldListener {
  /** Where these actas stand now. */
  void folded(Map<ActaId, ActaState> states);

  /** Images became durable at their nodes; each of these events says which. */
  void digitized(List<Event> images);
}
