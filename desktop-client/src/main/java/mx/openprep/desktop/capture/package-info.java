/** Keying an acta from its image: first, second and third capture, and adjudication. */
@NullMarked
package mx.openprep.desktop.capture;

import org.jspecify.annotations.NullMarked;
