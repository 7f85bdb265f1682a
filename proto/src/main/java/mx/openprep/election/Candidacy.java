package mx.openprep.election;

import java.util.Optional;

/** Who stands for an option in a territory. */
public record Candidacy(
    ElectionCode election,
    TerritoryId territory,
    OptionId option,
    String candidate,
    Optional<String> alternate) {}
