@NullMarked
package mx.openprep.centre.mirror;

import org.jspecify.annotations.NullMarked;
