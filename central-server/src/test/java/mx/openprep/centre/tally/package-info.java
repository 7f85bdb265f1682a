@NullMarked
package mx.openprep.centre.tally;

import org.jspecify.annotations.NullMarked;
