@NullMarked
package mx.openprep.centre.diffusion;

import org.jspecify.annotations.NullMarked;
