@NullMarked
package mx.openprep.centre.publication.target;

import org.jspecify.annotations.NullMarked;
