/** Hand-written stand-ins for tests of the screens' rules. */
@NullMarked
package mx.openprep.desktop.fake;

import org.jspecify.annotations.NullMarked;
