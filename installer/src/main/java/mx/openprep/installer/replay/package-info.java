/**
 * Replay of a published database: the election package and the events that would have produced it,
 * sent through the ordinary path to a real centre, and the comparison of what that publishes with
 * the original.
 */
@NullMarked
package mx.openprep.installer.replay;

import org.jspecify.annotations.NullMarked;
