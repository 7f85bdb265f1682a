/**
 * Practising capture: actas of a known truth, written with the difficulties of real ones, the node
 * of their own they live in, and how well a person keyed them. Knows no screen.
 */
@NullMarked
package mx.openprep.desktop.exercise;

import org.jspecify.annotations.NullMarked;
