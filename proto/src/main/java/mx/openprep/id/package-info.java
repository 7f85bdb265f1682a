/** What ids are made of. */
@NullMarked
package mx.openprep.id;

import org.jspecify.annotations.NullMarked;
