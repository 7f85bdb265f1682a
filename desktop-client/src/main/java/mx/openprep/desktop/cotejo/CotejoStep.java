package mx.openprep.desktop.cotejo;

import java.util.List;
import mx.openprep.v1.CotejoTask;

/** Where the work at the screen of cotejo is. */
sealed interface CotejoStep {
  /** Waiting for a paper. */
  record Search() implements CotejoStep {}

  /** The clave named several actas. */
  record Choose(List<CotejoTask> actas) implements CotejoStep {}

  /** Paper and published figures side by side. */
  record Compare(CotejoTask task, ComparedForm form) implements CotejoStep {}

  /** The paper says otherwise: what does it say? */
  record Correct(CotejoTask task, ComparedForm form) implements CotejoStep {}

  /** Somebody proposed a correction; another decides. */
  record Decide(CotejoTask task, ComparedForm form) implements CotejoStep {}
}
