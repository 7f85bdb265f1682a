/**
 * The night for coordinators above the CATD: the same service as at a CATD's node, over all actas
 * of the CATDs a CCV works for.
 */
@NullMarked
package mx.openprep.centre.supervision;

import org.jspecify.annotations.NullMarked;
