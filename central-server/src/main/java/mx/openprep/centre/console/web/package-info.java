/** The frame of the console: door, log-in, who may see what, language, theme. */
@NullMarked
package mx.openprep.centre.console.web;

import org.jspecify.annotations.NullMarked;
