/** A scanner of the network that can break in every way, and what becomes of it. */
@NullMarked
package mx.openprep.desktop.scan.escl;

import org.jspecify.annotations.NullMarked;
