/**
 * The CATD node: use cases on the journal, its H2 store and image files, and the services through
 * which every screen and every other workstation reaches it. No JavaFX here.
 */
@NullMarked
package mx.openprep.desktop.node;

import org.jspecify.annotations.NullMarked;
