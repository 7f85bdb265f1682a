/**
 * From paper to the picture that is published: the scanner port with its adapters (SANE, watched
 * folder, simulator) and the image pipeline. No JavaFX here.
 */
@NullMarked
package mx.openprep.desktop.scan;

import org.jspecify.annotations.NullMarked;
