package mx.openprep.installer.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.journal.Fact;
import mx.openprep.people.PersonId;

/**
 * One entry of a journal before it is written.
 *
 * @param due when it is written: not before what it follows from, whatever the times in the file
 * @param at the time it says it happened
 * @param fact made when it is written
 */
record Saying(Instant due, Instant at, Optional<PersonId> person, Supplier<Fact> fact) {}
