package mx.openprep.desktop.scan.escl;

/** Where a scanner takes its paper from. */
public enum EsclSource {
  /** The feeder while there is paper in it, otherwise the glass; what the device has of them. */
  AUTOMATIC,
  FEEDER,
  GLASS
}
