/**
 * The election package: everything about one election that is data and not code – process, rules,
 * ballots, casillas, expected actas, CATDs and publication – with its reader, its checks and its
 * hash.
 */
@NullMarked
package mx.openprep.election;

import org.jspecify.annotations.NullMarked;
