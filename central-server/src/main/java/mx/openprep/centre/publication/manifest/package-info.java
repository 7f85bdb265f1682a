/** What makes a cut verifiable by anybody: the manifest of its files and its signature. */
@NullMarked
package mx.openprep.centre.publication.manifest;

import org.jspecify.annotations.NullMarked;
