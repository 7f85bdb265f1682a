/**
 * The journals of all nodes in one durable order, the images they speak of, and what follows from
 * them: the state of every acta. Other capabilities write through {@link
 * mx.openprep.centre.journal.EventStore} and read the tables of {@code V1__*.sql}.
 */
@NullMarked
package mx.openprep.centre.journal;

import org.jspecify.annotations.NullMarked;
