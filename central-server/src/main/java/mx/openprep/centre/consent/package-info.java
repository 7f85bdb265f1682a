/** What takes two people: one proposes, another decides; nothing of it is ever changed. */
@NullMarked
package mx.openprep.centre.consent;

import org.jspecify.annotations.NullMarked;
