/** What a workstation remembers of how its people like it: never anything of an election. */
@NullMarked
package mx.openprep.desktop.settings;

import org.jspecify.annotations.NullMarked;
