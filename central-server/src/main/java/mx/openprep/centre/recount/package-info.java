/**
 * Recomputes what a published database says of itself: the figures above the rows, each row's total
 * and whether it counts (DOMAIN §5–6). Knows files only: no election package, no database.
 */
@NullMarked
package mx.openprep.centre.recount;

import org.jspecify.annotations.NullMarked;
