package mx.openprep.election;

/** What there is one ballot for. */
record BallotKey(ElectionCode election, TerritoryId territory) {}
