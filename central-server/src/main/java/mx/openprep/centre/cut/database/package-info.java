/** The database files of a cut (Anexo 18.5; DOMAIN §7). */
@NullMarked
package mx.openprep.centre.cut.database;

import org.jspecify.annotations.NullMarked;
