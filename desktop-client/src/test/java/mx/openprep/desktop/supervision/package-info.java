@NullMarked
package mx.openprep.desktop.supervision;

import org.jspecify.annotations.NullMarked;
