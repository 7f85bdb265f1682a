/**
 * The reading side of the publication: checks it, follows it and serves the result. Trusts the
 * institute's public key and nothing else; runs wherever the jar does, without the centre.
 */
@NullMarked
package mx.openprep.centre.mirror;

import org.jspecify.annotations.NullMarked;
