/** What the centre prints: letters, cards and acts as PDF. */
@NullMarked
package mx.openprep.centre.paper;

import org.jspecify.annotations.NullMarked;
