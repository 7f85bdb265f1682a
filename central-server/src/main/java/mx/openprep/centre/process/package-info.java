/** The phases of a process and what each permits (DOMAIN §9). */
@NullMarked
package mx.openprep.centre.process;

import org.jspecify.annotations.NullMarked;
