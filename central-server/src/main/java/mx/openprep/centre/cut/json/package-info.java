/** The JSON tree of a cut: what pages, press and programs read. */
@NullMarked
package mx.openprep.centre.cut.json;

import org.jspecify.annotations.NullMarked;
