/**
 * Sheets of paper: what they look like, and how they reach a printer or a folder. Every sheet bears
 * realm, CATD, station, person and time.
 */
@NullMarked
package mx.openprep.desktop.printing;

import org.jspecify.annotations.NullMarked;
