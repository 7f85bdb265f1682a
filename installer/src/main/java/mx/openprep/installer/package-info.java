/** Packages, provisioning, and the demo and drill kits that run workstation and centre together. */
@NullMarked
package mx.openprep.installer;

import org.jspecify.annotations.NullMarked;
