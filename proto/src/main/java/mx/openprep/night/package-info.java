/**
 * The night as coordinadores and supervisores see it, folded in memory from the events of whatever
 * actas are theirs: those of one CATD at its node, those of many at the centre.
 */
@NullMarked
package mx.openprep.night;

import org.jspecify.annotations.NullMarked;
