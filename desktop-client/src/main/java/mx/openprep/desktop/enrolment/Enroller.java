package mx.openprep.desktop.enrolment;

/** Trades the code of a code card for the identity of this workstation. */
@FunctionalInterface
public interface Enroller {
  /**
   * Blocks; the identity is on disk when this returns. Doing it again with the same code is safe.
   *
   * @param address of the centre, {@code host:port}
   * @param fingerprint of the centre's root certificate, 64 hexadecimal digits
   * @throws mx.openprep.message.Refusal F405, F406, F408, F501, F602
   */
  void enrol(String address, String code, String fingerprint);
}
