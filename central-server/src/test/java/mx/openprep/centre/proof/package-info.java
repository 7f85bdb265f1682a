@NullMarked
package mx.openprep.centre.proof;

import org.jspecify.annotations.NullMarked;
