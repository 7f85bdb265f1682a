package mx.openprep.election;

/**
 * The words the database files use, which differ by state and year.
 *
 * @param clean OBSERVACIONES of an acta without any
 * @param separator between two observations
 * @param notCaptured what stands in every captured field of an acta that is not captured yet
 * @param notCompeting what stands for an option that does not compete in the territory
 */
public record PublishedTexts(
    String clean,
    String separator,
    String notCaptured,
    String notCompeting,
    String notApplicable,
    String sinDato,
    String ilegible,
    String sinActa,
    String fueraDeCatalogo,
    String excedeListaNominal,
    String todosIlegiblesOSinDato,
    String algunoIlegibleOSinDato,
    String paqueteNoEntregado,
    String casillaNoInstalada,
    String paqueteEntregadoSinBolsa) {}
