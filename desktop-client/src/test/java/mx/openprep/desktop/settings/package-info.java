/** What a workstation remembers. */
@NullMarked
package mx.openprep.desktop.settings;

import org.jspecify.annotations.NullMarked;
