/** Control of the publication from the console. */
@NullMarked
package mx.openprep.centre.console.publication;

import org.jspecify.annotations.NullMarked;
