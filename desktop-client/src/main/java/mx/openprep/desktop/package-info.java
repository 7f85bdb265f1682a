/** The workstation: screens, and the CATD node they talk to. */
@NullMarked
package mx.openprep.desktop;

import org.jspecify.annotations.NullMarked;
