/**
 * What auditors need: the journals with their proofs, whether tables are what the journals say,
 * zeros, and the bundle of an act with public faith.
 */
@NullMarked
package mx.openprep.centre.audit;

import org.jspecify.annotations.NullMarked;
