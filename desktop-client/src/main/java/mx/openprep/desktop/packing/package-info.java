/** Compared papers put into cajas for the councils, with a packing list for each. */
@NullMarked
package mx.openprep.desktop.packing;

import org.jspecify.annotations.NullMarked;
