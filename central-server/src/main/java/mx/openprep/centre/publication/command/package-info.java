/** {@code prep server publication …}: what administrators do about the publication. */
@NullMarked
package mx.openprep.centre.publication.command;

import org.jspecify.annotations.NullMarked;
