/** Practising capture: the same capture screens on practice actas, and what came of each. */
@NullMarked
package mx.openprep.desktop.practice;

import org.jspecify.annotations.NullMarked;
