/**
 * The centre's console: what administrators see and do in a browser, behind a door of its own. It
 * shares neither port nor program context with the publication.
 */
@NullMarked
package mx.openprep.centre.console;

import org.jspecify.annotations.NullMarked;
