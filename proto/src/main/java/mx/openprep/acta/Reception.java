package mx.openprep.acta;

/** The acopio of an acta: the sobre reached the CATD. */
public record Reception(
    DocumentType documentType, String transferMechanism, IdentifiedBy identifiedBy, Deed deed) {}
