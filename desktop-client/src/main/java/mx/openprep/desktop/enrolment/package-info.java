/** A new workstation gets its identity from the centre. */
@NullMarked
package mx.openprep.desktop.enrolment;

import org.jspecify.annotations.NullMarked;
