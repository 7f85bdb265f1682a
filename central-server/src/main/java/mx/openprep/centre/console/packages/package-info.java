/** The election package: what is in it, and changing it for another before anything is received. */
@NullMarked
package mx.openprep.centre.console.packages;

import org.jspecify.annotations.NullMarked;
