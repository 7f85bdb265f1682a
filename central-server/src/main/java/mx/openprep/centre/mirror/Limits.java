package mx.openprep.centre.mirror;

/** How many bytes are read of a file whose size nobody has signed. */
public final class Limits {
  /** The pointer: by contract below 5 KB. */
  public static final long POINTER = 256 << 10;

  static final long SIGNATURE = 4 << 10;
  static final long KEY = 4 << 10;

  /** A manifest has about 220 bytes a file: room for a country. */
  static final long MANIFEST = 512L << 20;

  static final long INDEX = 16 << 20;
  static final long IMAGE = 64 << 20;

  private Limits() {}
}
