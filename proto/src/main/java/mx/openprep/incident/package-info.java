/** Incidents: what a coordinador must know of, and how two people settle it. */
@NullMarked
package mx.openprep.incident;

import org.jspecify.annotations.NullMarked;
