/** A workstation that hosts its CATD's node: identity, election package, node and link joined. */
@NullMarked
package mx.openprep.desktop.host;

import org.jspecify.annotations.NullMarked;
