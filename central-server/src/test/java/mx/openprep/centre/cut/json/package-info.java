@NullMarked
package mx.openprep.centre.cut.json;

import org.jspecify.annotations.NullMarked;
