@NullMarked
package mx.openprep.journal;

import org.jspecify.annotations.NullMarked;
