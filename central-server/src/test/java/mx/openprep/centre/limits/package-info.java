@NullMarked
package mx.openprep.centre.limits;

import org.jspecify.annotations.NullMarked;
