@NullMarked
package mx.openprep.centre.recount;

import org.jspecify.annotations.NullMarked;
