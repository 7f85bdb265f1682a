package mx.openprep.desktop.sync;

/** What goes over one link side by side, none waiting for another. */
public enum Lane {
  EVENTS,
  IMAGES,
  PEOPLE,
  /** Passwords that people chose here. */
  PASSWORDS,
  /** The clock's offset, and whether the centre still answers. */
  CLOCK
}
