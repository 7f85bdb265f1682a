package mx.openprep.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final Locale SPANISH = Locale.of("es", "MX");
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
  private static final List<String> PARTS = List.of("title", "cause", "action");

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    String name = "messages_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(MessageText.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  @Test
  void codesAreDifferent() {
    assertThat(Arrays.stream(MessageCode.values()).map(MessageCode::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[FW][0-9]{3}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  void everyCodeHasItsThreeTextsAndNoTextIsDead(String language) throws IOException {
    Set<String> expected =
        Arrays.stream(MessageCode.values())
            .flatMap(code -> PARTS.stream().map(part -> code.code() + "." + part))
            .collect(Collectors.toSet());

    assertThat(texts(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  void textsAreSentencesThatMessageFormatReadsAsWritten(String language) throws IOException {
    Properties texts = texts(language);
    for (String key : texts.stringPropertyNames()) {
      String text = texts.getProperty(key);
      assertThat(text).as(key).isNotBlank().matches("(?s).*[.}]").doesNotContain("  ");
      assertThat(text.replace("''", "")).as(key + ": double the apostrophe").doesNotContain("'");
      String places = PLACE.matcher(text.replace("''", "'")).replaceAll("x");
      assertThat(MessageFormat.format(text, "x", "x", "x", "x")).as(key).isEqualTo(places);
    }
    assertThat(texts.stringPropertyNames().stream().filter(key -> key.endsWith(".title")))
        .allMatch(key -> texts.getProperty(key).length() <= 60);
  }

  @Test
  void placesAgreeBetweenTheLanguages() throws IOException {
    Properties spanish = texts("es");
    Properties english = texts("en");
    for (String key : spanish.stringPropertyNames()) {
      assertThat(places(english.getProperty(key)))
          .as(key)
          .isEqualTo(places(spanish.getProperty(key)));
    }
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(r -> r.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void detailsFillThePlacesAndMissingOnesReadAsADash() {
    MessageText with =
        MessageText.of(new Refusal(MessageCode.ACTA_OF_OTHER_CATD, "CATD-039"), SPANISH);

    assertThat(with)
        .isEqualTo(
            new MessageText(
                "F102",
                "Esta acta es de otro CATD.",
                "El catálogo la asigna a CATD-039.",
                "Sepárela, avise a su coordinación y siga con la siguiente."));
    assertThat(MessageText.of(MessageCode.ACTA_OF_OTHER_CATD, List.of(), SPANISH).cause())
        .isEqualTo("El catálogo la asigna a –.");
  }

  @Test
  void whoReadsNeitherLanguageIsToldInSpanish() {
    Refusal refusal = new Refusal(MessageCode.NO_WORK);

    assertThat(MessageText.of(refusal, Locale.FRENCH)).isEqualTo(MessageText.of(refusal, SPANISH));
    assertThat(MessageText.of(refusal, Locale.ROOT)).isEqualTo(MessageText.of(refusal, SPANISH));
    assertThat(MessageText.of(refusal, Locale.CANADA).title())
        .isEqualTo("There is no work for you right now.");
  }

  @ParameterizedTest
  @EnumSource(MessageCode.class)
  void aRefusalArrivesAsItWasSent(MessageCode code) {
    StatusRuntimeException status =
        RefusalStatus.toStatus(new Refusal(code, "sección 0001", "«ñ»"));
    Refusal arrived = RefusalStatus.of(status).orElseThrow();

    assertThat(status.getStatus().getCode()).isEqualTo(code.status());
    assertThat(arrived.code()).isEqualTo(code);
    assertThat(arrived.details()).containsExactly("sección 0001", "«ñ»");
  }

  @Test
  void committedPageIsWhatTheTextsSay() {
    String page = page();

    assertThat(Repository.generatedPage("messages.md", page))
        .as("docs/messages.md; to renew it: ./mvnw -pl proto test -Dopenprep.regenerate=true")
        .isEqualTo(page);
  }

  private static String page() {
    return """
    # Mensajes / Messages

    Made from the message texts by `MessagesTest`; do not edit. After a change of a text:
    `./mvnw -pl proto test -Dopenprep.regenerate=true`. F codes refuse: nothing was done and nothing was lost.

    ## Español

    %s
    ## English

    %s\
    """
        .formatted(
            table(SPANISH, "qué pasó | por qué | qué hacer"),
            table(Locale.ENGLISH, "what happened | why | what to do"));
  }

  private static String table(Locale language, String head) {
    return "| | %s | |\n|---|---|---|---|---|\n".formatted(head)
        + Stream.of(MessageCode.values())
            .map(code -> {
              MessageText text =
                  MessageText.of(code, List.of("{0}", "{1}", "{2}", "{3}"), language);
              return "| %s | %s | %s | %s | `%s` |\n"
                  .formatted(text.code(), text.title(), text.cause(), text.action(), code);
            })
            .collect(Collectors.joining());
  }
}
