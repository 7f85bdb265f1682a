/** Incidents: what was refused or is strange, and how two people end it. */
@NullMarked
package mx.openprep.centre.incident;

import org.jspecify.annotations.NullMarked;
