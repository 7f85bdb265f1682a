/** What the centre was started with and how it is. */
@NullMarked
package mx.openprep.centre.console.settings;

import org.jspecify.annotations.NullMarked;
