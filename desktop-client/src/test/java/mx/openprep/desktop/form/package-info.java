@NullMarked
package mx.openprep.desktop.form;

import org.jspecify.annotations.NullMarked;
