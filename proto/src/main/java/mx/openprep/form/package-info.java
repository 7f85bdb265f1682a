/** Where the fields of an acta lie on its paper. */
@NullMarked
package mx.openprep.form;

import org.jspecify.annotations.NullMarked;
