/** The append-only journal: event envelope, hash chain, codec between events and their bytes. */
@NullMarked
package mx.openprep.journal;

import org.jspecify.annotations.NullMarked;
