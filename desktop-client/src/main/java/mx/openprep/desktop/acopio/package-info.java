/**
 * Reception of the paper: by QR or keyed clave, compared with the screen, or without acta for a
 * reason.
 */
@NullMarked
package mx.openprep.desktop.acopio;

import org.jspecify.annotations.NullMarked;
