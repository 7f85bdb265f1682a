@NullMarked
package mx.openprep.message;

import org.jspecify.annotations.NullMarked;
