/**
 * Cuts: a consistent snapshot, added up twice, written as files that never change, and a pointer
 * that moves last (DOMAIN §7, §8).
 */
@NullMarked
package mx.openprep.centre.publication;

import org.jspecify.annotations.NullMarked;
