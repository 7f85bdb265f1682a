/**
 * One Merkle tree over all entries of all journals, hashed as RFC 9162 says and published as C2SP
 * tiles and checkpoints. Knows no database and no network: the same code makes and verifies.
 */
@NullMarked
package mx.openprep.centre.proof;

import org.jspecify.annotations.NullMarked;
