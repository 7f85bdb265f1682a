package mx.openprep.election;

/** A territory and its name as published. */
public record Territory(TerritoryId id, String name) {}
