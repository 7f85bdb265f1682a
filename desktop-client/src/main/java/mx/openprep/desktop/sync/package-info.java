/**
 * Sends what the node has to the centre, and brings what the centre has for the node. Events and
 * images go independently; nothing is ever lost or doubled by a link or a centre that dies.
 *
 * <p>No thread of this package is ever interrupted: an interrupt inside the node's store would
 * close its file. Calls end because the channel is shut down, waits because the {@link Pulse}
 * beats.
 */
@NullMarked
package mx.openprep.desktop.sync;

import org.jspecify.annotations.NullMarked;
