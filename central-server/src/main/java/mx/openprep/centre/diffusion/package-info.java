/**
 * What the centre does for difusores: packages of diffusion beside the cuts, and a look at how far
 * behind each difusor is.
 */
@NullMarked
package mx.openprep.centre.diffusion;

import org.jspecify.annotations.NullMarked;
