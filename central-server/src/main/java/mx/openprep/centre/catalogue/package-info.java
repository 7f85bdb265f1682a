/** The election package the centre works with, and what ties its database to it. */
@NullMarked
package mx.openprep.centre.catalogue;

import org.jspecify.annotations.NullMarked;
