/**
 * The program of the workstation: its command line, its composition root, and the frame around the
 * screens. The only package that knows every screen.
 */
@NullMarked
package mx.openprep.desktop.app;

import org.jspecify.annotations.NullMarked;
