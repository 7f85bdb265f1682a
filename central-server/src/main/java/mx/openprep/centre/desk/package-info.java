/**
 * Capture at a CCV: the centre carries the same node API as a CATD's node, on PostgreSQL, for
 * stations that are enrolled with a CCV.
 */
@NullMarked
package mx.openprep.centre.desk;

import org.jspecify.annotations.NullMarked;
