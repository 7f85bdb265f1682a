/**
 * The supervisor's view: where every acta waits, who is at work, what went wrong, how the night
 * goes; and the screen on the wall. It shows figures only of settled actas.
 */
@NullMarked
package mx.openprep.desktop.supervision;

import org.jspecify.annotations.NullMarked;
