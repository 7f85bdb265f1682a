package mx.openprep.installer.replay;

import java.io.PrintWriter;

/** Prints what a comparison found. */
final class ComparisonReport {
  private ComparisonReport() {}

  static void print(PrintWriter out, ReplayComparison.Result result) {
    out.println();
    out.printf("Encabezado   %d de %d cifras iguales%n", result.figuresEqual(), result.figures());
    out.printf(
        "Filas        %d en su orden; %d de %d celdas iguales%n",
        result.rows(), result.cellsEqual(), result.cells());
    out.printf("Imágenes     %d publicadas, con el SHA-256 de su fila%n", result.images());
    result
        .quirks()
        .forEach((quirk, times) ->
            out.printf("Peculiaridad %7d  %s. %s%n", times, quirk.what(), quirk.why()));
    result.told().forEach(line -> out.println("DIFERENTE    " + line));
    out.printf("%d diferencias fuera de las peculiaridades%n", result.differences());
    out.flush();
  }
}
