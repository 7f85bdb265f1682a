/** The phases of a process, from preparation to archive; each passage is an act of two people. */
@NullMarked
package mx.openprep.centre.console.phase;

import org.jspecify.annotations.NullMarked;
