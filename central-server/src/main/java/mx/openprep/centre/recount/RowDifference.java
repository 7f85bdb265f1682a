package mx.openprep.centre.recount;

/**
 * A row whose published total or decision is not what its captured fields give.
 *
 * @param line in the file, from 1
 * @param column TOTAL_VOTOS_CALCULADO or CONTABILIZADA, as the file calls it
 * @param because the numbers or words that decide
 */
record RowDifference(
    int line, String key, String column, String published, String recomputed, String because) {}
