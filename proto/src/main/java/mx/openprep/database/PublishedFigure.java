package mx.openprep.database;

import java.util.Optional;

/**
 * A figure above the rows as published.
 *
 * @param name as it stands in the file
 * @param meaning empty when the layout does not know the name
 * @param text as it stands in the file
 * @param line of the value, from 1
 */
public record PublishedFigure(String name, Optional<Figure> meaning, String text, int line) {}
