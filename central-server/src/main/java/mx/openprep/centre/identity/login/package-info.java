/** What keeps a guesser out: pauses after failures, and a second factor. */
@NullMarked
package mx.openprep.centre.identity.login;

import org.jspecify.annotations.NullMarked;
