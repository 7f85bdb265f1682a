/** The people of the PREP: who they are, letters with first passwords, import. */
@NullMarked
package mx.openprep.centre.console.people;

import org.jspecify.annotations.NullMarked;
