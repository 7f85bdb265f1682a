package mx.openprep.desktop.setup;

/** What a first run found out about a scanner or a printer. */
public sealed interface Equipment {
  /** Nobody has tried one yet. */
  record Untried() implements Equipment {}

  /** This workstation works without one: somebody decided so. */
  record Absent() implements Equipment {}

  /** It worked. */
  record Tried(String name) implements Equipment {}
}
