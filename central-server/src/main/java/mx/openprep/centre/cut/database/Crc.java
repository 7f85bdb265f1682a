package mx.openprep.centre.cut.database;

import java.util.zip.CRC32;

/**
 * CRC-32 of parts and of their concatenation. A CRC is the remainder of the text as a polynomial
 * over GF(2); text that follows multiplies what stands before it by a power of x, so the CRC of the
 * whole comes from those of the parts and their lengths.
 */
final class Crc {
  /** The CRC-32 polynomial; the coefficient of x^0 is the highest bit. */
  private static final int POLYNOMIAL = 0xEDB88320;

  private static final int ONE = 0x80000000;

  /** x^(8·2^n), the power that one, two, four… bytes multiply by. */
  private static final int[] BYTES = powers();

  private Crc() {}

  static int of(byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(text);
    return (int) crc.getValue();
  }

  /**
   * Of two texts, one after the other.
   *
   * @param length of the second in bytes
   */
  static int concatenated(int first, int second, long length) {
    int moved = first;
    for (int bit = 0; bit < BYTES.length; bit++) {
      if ((length >>> bit & 1) != 0) {
        moved = product(BYTES[bit], moved);
      }
    }
    return moved ^ second;
  }

  private static int[] powers() {
    int power = ONE >>> 8;
    int[] powers = new int[40];
    for (int n = 0; n < powers.length; n++) {
      powers[n] = power;
      power = product(power, power);
    }
    return powers;
  }

  /** Modulo the polynomial. */
  private static int product(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int bit = 31; bit >= 0; bit--) {
      if ((a >>> bit & 1) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
    }
    return product;
  }
}
