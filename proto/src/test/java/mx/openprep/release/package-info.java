@NullMarked
package mx.openprep.release;

import org.jspecify.annotations.NullMarked;
