/** Makes election packages from the lists an institute publishes, and results to practise with. */
@NullMarked
package mx.openprep.installer.provisioning;

import org.jspecify.annotations.NullMarked;
