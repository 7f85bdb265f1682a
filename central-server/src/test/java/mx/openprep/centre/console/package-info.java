@NullMarked
package mx.openprep.centre.console;

import org.jspecify.annotations.NullMarked;
