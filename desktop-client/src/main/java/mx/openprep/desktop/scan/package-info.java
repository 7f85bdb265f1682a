/**
 * From paper to the picture that is published: the scanner port with its adapters (SANE, watched
 * folder, simulator; scanners of the network in {@code escl}) and the image pipeline. No JavaFX
 * here.
 */
@NullMarked
package mx.openprep.desktop.scan;

import org.jspecify.annotations.NullMarked;
