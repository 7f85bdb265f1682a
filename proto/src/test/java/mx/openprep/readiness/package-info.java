@NullMarked
package mx.openprep.readiness;

import org.jspecify.annotations.NullMarked;
