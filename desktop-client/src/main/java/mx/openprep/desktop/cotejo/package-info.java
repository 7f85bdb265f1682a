/** Published figures compared with the paper in the hand; corrections by two people. */
@NullMarked
package mx.openprep.desktop.cotejo;

import org.jspecify.annotations.NullMarked;
