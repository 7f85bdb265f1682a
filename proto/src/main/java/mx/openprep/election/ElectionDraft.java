package mx.openprep.election;

import java.util.List;
import java.util.Optional;

/**
 * An election as far as it could be read, so that other files can be checked against it even where
 * it has faults.
 *
 * @param coalitions their combinations by the id of the whole coalition
 * @param election there if nothing is wrong with it
 */
record ElectionDraft(
    ElectionCode code,
    Optional<TerritoryKind> level,
    Catalogue<OptionId, BallotOption> parties,
    Catalogue<OptionId, List<BallotOption.Combination>> coalitions,
    Catalogue<OptionId, BallotOption> commonCandidacies,
    Catalogue<OptionId, BallotOption> independents,
    Catalogue<String, ActaType> actaTypes,
    Optional<Election> election) {}
