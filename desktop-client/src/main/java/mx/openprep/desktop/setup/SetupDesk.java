package mx.openprep.desktop.setup;

import io.grpc.Channel;
import mx.openprep.desktop.digitization.ScannerDesk;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.readiness.ReadinessReport;

/**
 * What a first run does to a workstation. Every call may take seconds, so none on the FX thread,
 * unless it says otherwise.
 */
public interface SetupDesk {
  /** How far it has come; the FX thread may ask. */
  SetupRecord record();

  /** Keeps it over a restart; small, so that the FX thread may ask. */
  void keep(SetupRecord record);

  /** Whether the workstation has its identity; the FX thread may ask. */
  boolean isEnrolled();

  /**
   * The fingerprint of the root of whoever answers at this address. Nothing is said to it, and
   * nothing of it is believed.
   *
   * @return 64 lower-case hexadecimal digits
   * @throws mx.openprep.message.Refusal CENTRE_UNREACHABLE
   */
  String fingerprintOf(String address);

  /**
   * Trades the code for the identity of this workstation, which is on disk when this returns. Doing
   * it again with the same code is safe.
   *
   * @param address of the centre, {@code host:port}
   * @param fingerprint of the centre's root certificate, 64 hexadecimal digits
   * @throws mx.openprep.message.Refusal F405, F406, F408, F501, F602
   */
  void enrol(String address, String code, String fingerprint);

  /**
   * The election package of this workstation, from the disk or from the centre.
   *
   * @throws mx.openprep.message.Refusal CENTRE_UNREACHABLE, PACKAGE_DIFFERS, PACKAGE_FAULTY,
   *     CERTIFICATE_FOREIGN, STORE_FAILED
   */
  ReceivedPackage receivePackage();

  /**
   * An election package that is on this disk, checked.
   *
   * @param hash 64 lower-case hexadecimal digits
   * @param actas expected of this CATD
   */
  record ReceivedPackage(String hash, String process, String catd, String station, int actas) {}

  /**
   * What a printed acta says of itself.
   *
   * @param qr as it was read
   * @throws mx.openprep.message.Refusal QR_OF_OTHER_ELECTION, ACTA_UNKNOWN
   */
  ActaRead read(String qr);

  /** An acta as it is recognised by eye. */
  record ActaRead(String election, String section, String casilla) {}

  ScannerDesk scanners();

  Printing printing();

  /** The head of a sheet printed now; the FX thread may ask. */
  Letterhead letterhead();

  /** Looks at everything the night needs. */
  ReadinessReport examine();

  /**
   * Opens the node and tells its journal.
   *
   * @throws mx.openprep.message.Refusal when the node cannot be opened
   */
  Channel handOver(ReadinessReport report);
}
