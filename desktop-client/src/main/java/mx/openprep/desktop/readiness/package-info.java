/** Whether this workstation is ready for the night: shown, printed, and told to the centre. */
@NullMarked
package mx.openprep.desktop.readiness;

import org.jspecify.annotations.NullMarked;
