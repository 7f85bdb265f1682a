@NullMarked
package mx.openprep.desktop.setup;

import org.jspecify.annotations.NullMarked;
