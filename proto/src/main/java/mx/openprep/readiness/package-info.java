/** Whether a workstation is ready for the night: what is looked at, and what counts as ready. */
@NullMarked
package mx.openprep.readiness;

import org.jspecify.annotations.NullMarked;
