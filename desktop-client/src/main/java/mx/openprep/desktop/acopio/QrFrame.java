package mx.openprep.desktop.acopio;

import java.util.Optional;

/**
 * A picture of the camera.
 *
 * @param argb its pixels, row by row from the top left
 * @param qr the text of the QR in it, if one was read
 */
@SuppressWarnings("ArrayRecordComponent") // Drawn once and dropped; never compared.
public record QrFrame(int width, int height, int[] argb, Optional<String> qr) {}
