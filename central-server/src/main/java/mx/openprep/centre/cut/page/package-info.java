/** Pages of figures without a script, the feed of cuts and pictures to share: files of a cut. */
@NullMarked
package mx.openprep.centre.cut.page;

import org.jspecify.annotations.NullMarked;
