@NullMarked
package mx.openprep.desktop.sync;

import org.jspecify.annotations.NullMarked;
