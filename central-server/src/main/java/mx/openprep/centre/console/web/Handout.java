package mx.openprep.centre.console.web;

import java.util.Locale;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.identity.IdentityPapers;
import mx.openprep.election.ElectionPackage;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Papers with secrets: told once, kept nowhere, saved or printed by whoever asked for them. */
@Component
public final class Handout {
  private final CentreSettings settings;
  private final ElectionPackage election;

  Handout(CentreSettings settings, ElectionPackage election) {
    this.settings = settings;
    this.election = election;
  }

  public IdentityPapers papers(Locale locale) {
    return new IdentityPapers(locale, settings.realm(), election.process().zone());
  }

  /**
   * An answer that the browser saves.
   *
   * @param name of the file, letters, digits, dots and hyphens
   */
  public Handed of(String name, byte[] pdf) {
    return new Handed.Sheets(
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_PDF)
            .cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".pdf\"")
            .body(pdf));
  }
}
