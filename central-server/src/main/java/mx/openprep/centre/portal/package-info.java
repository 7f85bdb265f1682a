/** Serves the publication directory, read only: any web server may take its place. */
@NullMarked
package mx.openprep.centre.portal;

import org.jspecify.annotations.NullMarked;
