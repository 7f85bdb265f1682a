@NullMarked
package mx.openprep.desktop.lan;

import org.jspecify.annotations.NullMarked;
