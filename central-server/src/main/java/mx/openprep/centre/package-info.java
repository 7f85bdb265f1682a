/**
 * The centre: intake of the nodes' journals, capture at the CCV, tally, publication, and its
 * consoles.
 */
@NullMarked
package mx.openprep.centre;

import org.jspecify.annotations.NullMarked;
