/**
 * From one consistent snapshot of the actas to the figures of a cut, at every level and in both
 * coalition views (DOMAIN §5, §6). The arithmetic is pure; the same figures in independent SQL
 * check it on every cut.
 */
@NullMarked
package mx.openprep.centre.tally;

import org.jspecify.annotations.NullMarked;
