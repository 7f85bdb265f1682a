@NullMarked
package mx.openprep.centre.publication.act;

import org.jspecify.annotations.NullMarked;
