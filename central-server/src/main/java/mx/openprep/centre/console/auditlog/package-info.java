/** The journal of the centre and of all nodes, to be searched. */
@NullMarked
package mx.openprep.centre.console.auditlog;

import org.jspecify.annotations.NullMarked;
