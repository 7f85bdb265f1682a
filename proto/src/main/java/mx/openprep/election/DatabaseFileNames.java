package mx.openprep.election;

/**
 * What the database files of a cut are called. Places: {@code {entity}} JAL, {@code {election}} GUB
 * (not in the names of files that hold all elections), {@code {electionYear}} 2024, {@code {date}}
 * and {@code {time}} of the cut as AAAAMMDD and HHMM.
 *
 * @param wholePackage the zip that holds the packages of all elections
 * @param electionPackage the zip of one election
 * @param readme in the zip of an election
 * @param looseReadme the same outside of it
 * @param analysis the zip for analysts
 * @param votes one row per acta and option, in the zip for analysts
 * @param codebook every column of every file, in the zip for analysts
 * @param casillas the catalogue of casillas, in the zip for analysts
 */
public record DatabaseFileNames(
    Template wholePackage,
    Template electionPackage,
    Template database,
    Template candidacies,
    Template readme,
    Template looseReadme,
    Template workbook,
    Template analysis,
    Template votes,
    Template codebook,
    Template casillas) {}
