/**
 * Incidents: what was refused or is strange, how the acta came to it, and what two people make of
 * it.
 */
@NullMarked
package mx.openprep.centre.console.incidents;

import org.jspecify.annotations.NullMarked;
