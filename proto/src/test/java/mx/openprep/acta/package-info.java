@NullMarked
package mx.openprep.acta;

import org.jspecify.annotations.NullMarked;
