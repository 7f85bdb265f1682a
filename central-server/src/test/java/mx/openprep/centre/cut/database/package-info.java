@NullMarked
package mx.openprep.centre.cut.database;

import org.jspecify.annotations.NullMarked;
