/**
 * How this workstation works with the others of its CATD: chosen by a person, seen by coordinators.
 */
@NullMarked
package mx.openprep.desktop.sharing;

import org.jspecify.annotations.NullMarked;
