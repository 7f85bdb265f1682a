@NullMarked
package mx.openprep.centre.identity;

import org.jspecify.annotations.NullMarked;
