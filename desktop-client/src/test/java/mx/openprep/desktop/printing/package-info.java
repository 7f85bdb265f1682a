/** Printed sheets, tested with the PDF itself. */
@NullMarked
package mx.openprep.desktop.printing;

import org.jspecify.annotations.NullMarked;
