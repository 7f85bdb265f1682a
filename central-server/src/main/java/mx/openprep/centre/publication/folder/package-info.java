/**
 * The publication directory: folders of cuts that never change, and the pointer that is replaced
 * last (docs/publication/README.md).
 */
@NullMarked
package mx.openprep.centre.publication.folder;

import org.jspecify.annotations.NullMarked;
