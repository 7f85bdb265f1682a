package mx.openprep.desktop.form;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FormDefinition;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.form.FormLayout;
import mx.openprep.journal.Realm;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Prints the acta of any casilla and election, blank or filled, as a PDF of one page or as the page
 * a scanner would give. Outside the official realm every page says so across its whole width.
 */
public final class ActaPrinter {
  /** Dots per inch of a page image, as actas are scanned. */
  public static final int DOTS_PER_INCH = 200;

  private final ElectionPackage election;
  private final Realm realm;

  public ActaPrinter(ElectionPackage election, Realm realm) {
    this.election = election;
    this.realm = realm;
  }

  /** A blank acta as a PDF. */
  public byte[] pdf(ExpectedActa acta) {
    return pdf(acta, Optional.empty());
  }

  /** A filled acta as a PDF. */
  public byte[] pdf(HandwrittenActa written) {
    return pdf(written.acta(), Optional.of(written));
  }

  /** A blank acta as a grey page of {@value #DOTS_PER_INCH} dots per inch. */
  public BufferedImage page(ExpectedActa acta) {
    return render(pdf(acta));
  }

  /** A filled acta as a grey page of {@value #DOTS_PER_INCH} dots per inch. */
  public BufferedImage page(HandwrittenActa written) {
    return render(pdf(written));
  }

  private byte[] pdf(ExpectedActa acta, Optional<HandwrittenActa> written) {
    FormDefinition form = FormDefinition.of(election, acta);
    FormLayout layout = FormLayout.of(form);
    try (PageCanvas canvas = new PageCanvas(FormLayout.WIDTH_POINTS, layout.heightPoints())) {
      new FormPage(election, realm, canvas, layout).draw(acta, form);
      if (written.isPresent()) {
        write(written.get(), layout, canvas);
      }
      return canvas.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(HandwrittenActa written, FormLayout layout, PageCanvas canvas)
      throws IOException {
    Handwriting hand = new Handwriting(canvas, new SplittableRandom(written.seed()));
    for (Map.Entry<FieldId, HandwrittenActa.Entry> entry : written.entries().entrySet()) {
      FormLayout.FieldBoxes boxes =
          layout
              .field(entry.getKey())
              .orElseThrow(() -> new IllegalArgumentException("Not on the form: " + entry));
      hand.words(
          entry.getValue(), boxes.words().on(FormLayout.WIDTH_POINTS, layout.heightPoints()));
      hand.digits(
          entry.getValue(), boxes.digits().on(FormLayout.WIDTH_POINTS, layout.heightPoints()));
    }
  }

  private static BufferedImage render(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
