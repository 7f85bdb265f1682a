/** Who sits at this workstation. */
@NullMarked
package mx.openprep.desktop.login;

import org.jspecify.annotations.NullMarked;
