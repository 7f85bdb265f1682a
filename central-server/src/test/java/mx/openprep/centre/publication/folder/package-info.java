@NullMarked
package mx.openprep.centre.publication.folder;

import org.jspecify.annotations.NullMarked;
