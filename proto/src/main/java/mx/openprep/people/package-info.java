/** People and the roles they hold. */
@NullMarked
package mx.openprep.people;

import org.jspecify.annotations.NullMarked;
