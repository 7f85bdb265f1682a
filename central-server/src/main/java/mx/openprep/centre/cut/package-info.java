/**
 * What a cut is and what its files are made of: shared by those who render files (below) and those
 * who publish them. Figures come from the tally; nothing here touches a disk or a database.
 */
@NullMarked
package mx.openprep.centre.cut;

import org.jspecify.annotations.NullMarked;
