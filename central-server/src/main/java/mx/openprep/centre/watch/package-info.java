/** Notices changes that another program, or another instance of this one, made in the database. */
@NullMarked
package mx.openprep.centre.watch;

import org.jspecify.annotations.NullMarked;
