package mx.openprep.desktop.form;

/**
 * A number as a Mexican official writes it in words, 0 to 999,999. Our own: the library that knows
 * it, ICU4J, weighs 14 MB, and only the simulated hand needs it.
 */
final class SpanishNumber {
  private static final String[] UP_TO_TWENTY_NINE = {
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve"
  };
  private static final String[] TENS = {
    "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"
  };
  private static final String[] HUNDREDS = {
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos"
  };

  private SpanishNumber() {}

  static String words(int number) {
    if (number < 0 || number > 999_999) {
      throw new IllegalArgumentException("0 to 999,999: " + number);
    }
    if (number < 1_000) {
      return belowThousand(number);
    }
    int thousands = number / 1_000;
    String head = thousands == 1 ? "mil" : beforeNoun(belowThousand(thousands)) + " mil";
    return number % 1_000 == 0 ? head : head + " " + belowThousand(number % 1_000);
  }

  private static String belowThousand(int number) {
    if (number < 30) {
      return UP_TO_TWENTY_NINE[number];
    }
    if (number < 100) {
      String tens = TENS[number / 10 - 3];
      return number % 10 == 0 ? tens : tens + " y " + UP_TO_TWENTY_NINE[number % 10];
    }
    if (number == 100) {
      return "cien";
    }
    String hundreds = HUNDREDS[number / 100 - 1];
    return number % 100 == 0 ? hundreds : hundreds + " " + belowThousand(number % 100);
  }

  /** Uno before a noun is un: veintiún mil, treinta y un mil. */
  private static String beforeNoun(String words) {
    if (words.endsWith("veintiuno")) {
      return words.substring(0, words.length() - 3) + "ún";
    }
    return words.endsWith("uno") ? words.substring(0, words.length() - 1) : words;
  }
}
