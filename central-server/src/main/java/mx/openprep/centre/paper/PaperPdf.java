package mx.openprep.centre.paper;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Markup to PDF, tagged as PDF/UA asks. The font is the Liberation Sans that comes with PDFBox,
 * embedded; nothing is fetched from anywhere.
 */
public final class PaperPdf {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  static {
    // It tells of every style it matched; what goes wrong it throws.
    XRLog.setLoggingEnabled(false);
  }

  private PaperPdf() {}

  /**
   * Renders it.
   *
   * @param html well-formed XML, with title, description, subject and language as PDF/UA asks
   */
  public static byte[] of(String html) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    // The family of whatever names none: no text can ask for a font that is not there.
    builder.useFont(PaperPdf::font, "serif");
    builder.withProducer("OpenPREP");
    builder.useExternalResourceAccessControl(
        (address, type) -> address.startsWith("data:"),
        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.withHtmlContent(html, null);
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
