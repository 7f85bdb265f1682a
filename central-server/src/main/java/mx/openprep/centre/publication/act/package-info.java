/**
 * Acts of the publication: opening, pausing, resuming, extending, closing. Each is proposed by one
 * administrator, confirmed by another, never changed and published.
 */
@NullMarked
package mx.openprep.centre.publication.act;

import org.jspecify.annotations.NullMarked;
