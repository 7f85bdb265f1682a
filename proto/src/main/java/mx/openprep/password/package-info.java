/** Passwords, of which only hashes are kept. */
@NullMarked
package mx.openprep.password;

import org.jspecify.annotations.NullMarked;
