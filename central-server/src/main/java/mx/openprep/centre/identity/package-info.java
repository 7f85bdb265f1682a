/**
 * Who may speak to the centre: its own certificate authority, the stations it has enrolled, the
 * people and their roles; and the gRPC door, which lets nobody else in.
 */
@NullMarked
package mx.openprep.centre.identity;

import org.jspecify.annotations.NullMarked;
