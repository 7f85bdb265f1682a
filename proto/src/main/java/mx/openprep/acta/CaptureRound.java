package mx.openprep.acta;

/** First and second are blind and whole; the third keys only what is in dispute (DOMAIN §3). */
public enum CaptureRound {
  FIRST,
  SECOND,
  THIRD
}
