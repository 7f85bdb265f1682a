/**
 * The demo: a whole PREP on one machine – centre, virtual CATDs with scripted people, scanner – and
 * the comparison of what was published with what stood on the paper.
 */
@NullMarked
package mx.openprep.installer.demo;

import org.jspecify.annotations.NullMarked;
