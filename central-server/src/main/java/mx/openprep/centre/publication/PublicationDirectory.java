package mx.openprep.centre.publication;

import java.nio.file.Path;

/**
 * What is served, mirrored and handed over, and nothing else: the page, the pointer {@code
 * avance.json}, {@code cortes/} and {@code imagenes/}.
 */
public record PublicationDirectory(Path path) {}
