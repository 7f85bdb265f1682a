/** {@code prep admin …}: what administrators do from a terminal, by name and second factor. */
@NullMarked
package mx.openprep.centre.identity.command;

import org.jspecify.annotations.NullMarked;
