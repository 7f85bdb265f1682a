@NullMarked
package mx.openprep.centre.intake;

import org.jspecify.annotations.NullMarked;
