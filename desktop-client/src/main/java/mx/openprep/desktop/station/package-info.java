/**
 * Who this workstation is: its key and certificate, how it gets them from the centre with a
 * one-time code, the election package it downloads, and the channel to the centre. No JavaFX here.
 */
@NullMarked
package mx.openprep.desktop.station;

import org.jspecify.annotations.NullMarked;
