/** How much one peer, and all of them together, may ask of the doors that anybody can reach. */
@NullMarked
package mx.openprep.centre.limits;

import org.jspecify.annotations.NullMarked;
