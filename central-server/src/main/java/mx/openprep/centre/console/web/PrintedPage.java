package mx.openprep.centre.console.web;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.paper.PaperPdf;
import mx.openprep.election.ElectionPackage;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** A page of the console on paper. */
@Component
public final class PrintedPage {
  private final SpringTemplateEngine engine;
  private final MessageSource texts;
  private final ElectionPackage election;
  private final CentreSettings settings;
  private final Clock clock;

  PrintedPage(
      SpringTemplateEngine engine,
      MessageSource texts,
      ElectionPackage election,
      CentreSettings settings,
      Clock clock) {
    this.engine = engine;
    this.texts = texts;
    this.election = election;
    this.settings = settings;
    this.clock = clock;
  }

  /** Renders a template, which must be well-formed XML. */
  public byte[] pdf(String template, Map<String, Object> model, Locale locale) {
    Context context = new Context(locale, model);
    context.setVariable("say", new Say(locale, election.process().zone(), clock, texts));
    context.setVariable("process", election.process());
    context.setVariable("realm", settings.realm());
    return PaperPdf.of(engine.process(template, context));
  }
}
