@NullMarked
package mx.openprep.centre.publication;

import org.jspecify.annotations.NullMarked;
