@NullMarked
package mx.openprep.centre.identity.command;

import org.jspecify.annotations.NullMarked;
