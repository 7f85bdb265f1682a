package mx.openprep.centre.cut;

/**
 * A file as readers find it.
 *
 * @param address below the publication directory, without a leading slash: {@code
 *     cortes/000012/gub/estado.json}
 * @param sha256 64 lower-case hexadecimal digits
 * @param size in bytes
 */
public record PublishedFile(String address, String sha256, long size) {}
