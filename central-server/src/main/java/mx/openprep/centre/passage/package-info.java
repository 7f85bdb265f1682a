/** Passing from one phase of the process to the next, by two people. */
@NullMarked
package mx.openprep.centre.passage;

import org.jspecify.annotations.NullMarked;
