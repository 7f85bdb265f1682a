@NullMarked
package mx.openprep.centre.portal;

import org.jspecify.annotations.NullMarked;
