/**
 * The first run of a workstation, in seven steps: from the enrolment card to the readiness report.
 */
@NullMarked
package mx.openprep.desktop.setup;

import org.jspecify.annotations.NullMarked;
