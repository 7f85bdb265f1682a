package mx.openprep.readiness;

/** What is looked at, in the order of the report. */
public enum ReadinessCheck {
  /** Room on the disk of the journal and the images; its value is in bytes. */
  DISK,
  /** The centre's clock minus this one; its value is in milliseconds, empty while unknown. */
  CLOCK,
  /** Its value is the scanner's name. */
  SCANNER,
  /** Its value is the printer's name. */
  PRINTER,
  /** The station's own; its value is the last moment it is valid at, as ISO 8601 has it. */
  CERTIFICATE,
  /** The election package; its value is its hash, 64 hexadecimal digits. */
  PACKAGE,
  /** Its value is version and code name. */
  PROGRAM
}
