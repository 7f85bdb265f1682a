package mx.openprep.centre.console.web;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import mx.openprep.centre.CentreSettings;
import mx.openprep.election.ElectionPackage;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * A page as a tagged PDF. The font is the Liberation Sans that comes with PDFBox, embedded; nothing
 * is fetched from anywhere.
 */
@Component
public final class Paper {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  static {
    // It tells of every style it matched; what goes wrong it throws.
    XRLog.setLoggingEnabled(false);
  }

  private final SpringTemplateEngine engine;
  private final MessageSource texts;
  private final ElectionPackage election;
  private final CentreSettings settings;
  private final Clock clock;

  Paper(
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
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.useFont(Paper::font, "serif");
    builder.withProducer("OpenPREP");
    builder.useExternalResourceAccessControl(
        (address, type) -> address.startsWith("data:"),
        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.withHtmlContent(engine.process(template, context), null);
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private static InputStream font() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
  }
}
