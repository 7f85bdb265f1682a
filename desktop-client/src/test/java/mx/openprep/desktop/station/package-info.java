@NullMarked
package mx.openprep.desktop.station;

import org.jspecify.annotations.NullMarked;
