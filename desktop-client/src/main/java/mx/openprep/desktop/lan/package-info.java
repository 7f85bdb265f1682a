/**
 * Several workstations, one CATD: the door of the one that hosts the node, how it makes itself
 * known, and the link of the others to it.
 */
@NullMarked
package mx.openprep.desktop.lan;

import org.jspecify.annotations.NullMarked;
