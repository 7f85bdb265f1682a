package mx.openprep.centre.tally;

import java.util.SortedMap;
import mx.openprep.election.Ballot;
import mx.openprep.election.TerritoryId;

/** A district or municipality: the majority actas of its casillas. */
public record TerritoryTally(
    TerritoryId territory,
    Ballot ballot,
    Tally tally,
    Views views,
    SortedMap<String, SectionTally> sections) {}
