@NullMarked
package mx.openprep;

import org.jspecify.annotations.NullMarked;
