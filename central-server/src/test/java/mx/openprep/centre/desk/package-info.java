@NullMarked
package mx.openprep.centre.desk;

import org.jspecify.annotations.NullMarked;
