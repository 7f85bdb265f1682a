/** The state of the night at a glance: what came in, what went out, and what needs somebody. */
@NullMarked
package mx.openprep.centre.console.night;

import org.jspecify.annotations.NullMarked;
