/** From paper to an identified image on disk. */
@NullMarked
package mx.openprep.desktop.digitization;

import org.jspecify.annotations.NullMarked;
