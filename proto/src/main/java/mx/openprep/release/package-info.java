/** Which release of OpenPREP this is. */
@NullMarked
package mx.openprep.release;

import org.jspecify.annotations.NullMarked;
