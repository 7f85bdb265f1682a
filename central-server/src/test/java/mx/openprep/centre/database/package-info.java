@NullMarked
package mx.openprep.centre.database;

import org.jspecify.annotations.NullMarked;
