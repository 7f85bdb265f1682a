@NullMarked
package mx.openprep.centre.journal;

import org.jspecify.annotations.NullMarked;
