@NullMarked
package mx.openprep.enrolment;

import org.jspecify.annotations.NullMarked;
