/** What a workstation and the centre must agree on before they know each other. */
@NullMarked
package mx.openprep.enrolment;

import org.jspecify.annotations.NullMarked;
