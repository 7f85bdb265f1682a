@NullMarked
package mx.openprep.database;

import org.jspecify.annotations.NullMarked;
