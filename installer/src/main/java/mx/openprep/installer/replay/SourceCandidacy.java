package mx.openprep.installer.replay;

/** A row of a published file of candidacies, as an election package has it. */
record SourceCandidacy(
    String election, String territory, String option, String candidate, String alternate) {}
