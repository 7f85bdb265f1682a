/**
 * The rules of an acta as types and pure functions: keys, field values, the form, the calculated
 * total, the counting decision, the comparison of captures and the life from expected to packed.
 */
@NullMarked
package mx.openprep.acta;

import org.jspecify.annotations.NullMarked;
