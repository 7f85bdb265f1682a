/** Printing actas from the command line. */
@NullMarked
package mx.openprep.installer.forms;

import org.jspecify.annotations.NullMarked;
