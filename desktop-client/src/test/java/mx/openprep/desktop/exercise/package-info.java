@NullMarked
package mx.openprep.desktop.exercise;

import org.jspecify.annotations.NullMarked;
