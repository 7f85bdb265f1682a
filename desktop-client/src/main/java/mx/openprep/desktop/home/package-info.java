/** What waits at each stage, and the choice of work. */
@NullMarked
package mx.openprep.desktop.home;

import org.jspecify.annotations.NullMarked;
