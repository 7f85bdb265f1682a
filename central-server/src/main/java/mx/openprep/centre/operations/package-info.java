/** What those who run the centre look at and do: health, figures, backups. */
@NullMarked
package mx.openprep.centre.operations;

import org.jspecify.annotations.NullMarked;
