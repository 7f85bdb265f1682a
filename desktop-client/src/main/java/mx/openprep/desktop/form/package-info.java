/**
 * The paper acta: its layout from the form definition, its print, and a simulated hand that fills
 * it for practice, drills and tests.
 */
@NullMarked
package mx.openprep.desktop.form;

import org.jspecify.annotations.NullMarked;
