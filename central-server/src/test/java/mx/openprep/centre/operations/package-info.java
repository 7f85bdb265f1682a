@NullMarked
package mx.openprep.centre.operations;

import org.jspecify.annotations.NullMarked;
