/** Those who mirror every cut, and how far each is. */
@NullMarked
package mx.openprep.centre.console.difusores;

import org.jspecify.annotations.NullMarked;
