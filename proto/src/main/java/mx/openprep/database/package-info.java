/**
 * Reads any published PREP database: ours, another state's or another year's. How such files name
 * their columns and words is data, a {@link mx.openprep.database.Layout}; what it does not know is
 * named in a {@link mx.openprep.database.Remark}, never guessed.
 */
@NullMarked
package mx.openprep.database;

import org.jspecify.annotations.NullMarked;
