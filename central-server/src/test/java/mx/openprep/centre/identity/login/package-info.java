@NullMarked
package mx.openprep.centre.identity.login;

import org.jspecify.annotations.NullMarked;
