@NullMarked
package mx.openprep.centre;

import org.jspecify.annotations.NullMarked;
