@NullMarked
package mx.openprep.centre.browser;

import org.jspecify.annotations.NullMarked;
