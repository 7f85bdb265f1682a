/** The workstations of the CATDs: who they are, when they spoke, whether they are trusted. */
@NullMarked
package mx.openprep.centre.console.stations;

import org.jspecify.annotations.NullMarked;
