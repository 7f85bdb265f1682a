/** The door of the CATD nodes: their journals and images come in, people and packages go out. */
@NullMarked
package mx.openprep.centre.intake;

import org.jspecify.annotations.NullMarked;
