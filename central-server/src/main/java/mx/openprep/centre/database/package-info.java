/** The one PostgreSQL database of the centre: embedded by default, external by URL. */
@NullMarked
package mx.openprep.centre.database;

import org.jspecify.annotations.NullMarked;
