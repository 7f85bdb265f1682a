package mx.openprep.centre.identity;

import java.time.Instant;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;

/** A one-time code that may still be used. */
public record OpenCode(long number, CatdId catd, NodeId station, Instant issued, Instant expires) {}
