/**
 * Scanners of the local network that speak eSCL (AirScan, Mopria): plain HTTP and XML. What a
 * scanner says is never trusted: sizes, times and depths are bounded, and where its answers point
 * to another machine they are not followed.
 */
@NullMarked
package mx.openprep.desktop.scan.escl;

import org.jspecify.annotations.NullMarked;
