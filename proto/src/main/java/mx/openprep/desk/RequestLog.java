package mx.openprep.desk;

import java.util.Optional;
import mx.openprep.people.PersonId;

/**
 * Requests that were carried out, by the names their askers gave them: written in the transaction
 * of what they did, so that whoever asks again, because the answer was lost, meets his own deed.
 */
public interface RequestLog {
  /**
   * A request that was carried out.
   *
   * @param answer as it was given; empty when it was not given any more
   */
  record Done(Optional<byte[]> answer) {}

  /** Whether this person's request was carried out; then it is on the disk when this returns. */
  Optional<Done> find(RequestId request, PersonId person);

  /** Keeps what is about to be answered, if the request did anything at all. */
  void answered(RequestId request, PersonId person, byte[] answer);
}
