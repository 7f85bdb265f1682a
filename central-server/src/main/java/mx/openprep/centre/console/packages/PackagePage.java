package mx.openprep.centre.console.packages;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.openprep.centre.consent.Consent;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.console.web.Signing;
import mx.openprep.centre.console.web.Words;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.election.PackageHash;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue: preview of another package, agreed upon by two people who type its hash. */
@Controller
class PackagePage {
  private static final String PAGE = "/catalogo";

  private final PackageShelf shelf;
  private final Consents consents;
  private final ElectionPackage present;
  private final JdbcClient jdbc;
  private final Signing signing;
  private final Words words;

  PackagePage(
      PackageShelf shelf,
      Consents consents,
      ElectionPackage present,
      JdbcClient jdbc,
      Signing signing,
      Words words) {
    this.shelf = shelf;
    this.consents = consents;
    this.present = present;
    this.jdbc = jdbc;
    this.signing = signing;
    this.words = words;
  }

  @GetMapping(PAGE)
  String page(Model model) {
    model.addAttribute("present", PackageShelf.Summary.of(present));
    model.addAttribute("open", consents.open(Consent.Kind.PACKAGE));
    model.addAttribute("decided", consents.decided(Consent.Kind.PACKAGE).reversed());
    return "packages";
  }

  @PostMapping(PAGE + "/subir")
  String upload(@RequestParam MultipartFile archivo, Locale locale, Model model)
      throws IOException {
    if (archivo.isEmpty()) {
      throw new Refusal(MessageCode.UPLOAD_MISSING);
    }
    try {
      return "redirect:" + PAGE + "/" + shelf.keep(archivo.getInputStream()).hash().hex();
    } catch (FaultyPackageException e) {
      List<String> faults = e.faults().stream().map(fault -> fault.line(locale)).toList();
      model.addAttribute("faults", faults);
      return page(model);
    } catch (IOException e) {
      throw new Refusal(
          MessageCode.PACKAGE_FAULTY, e, String.valueOf(archivo.getOriginalFilename()));
    }
  }

  @GetMapping(PAGE + "/{hash}")
  String preview(@PathVariable PackageHash hash, Model model) {
    model.addAttribute("present", PackageShelf.Summary.of(present));
    model.addAttribute("wanted", PackageShelf.Summary.of(shelf.read(hash)));
    model.addAttribute("place", shelf.place(hash));
    model.addAttribute(
        "open",
        consents.open(Consent.Kind.PACKAGE).stream()
            .filter(consent -> consent.subject().equals(hash.hex()))
            .findFirst());
    return "package";
  }

  @PostMapping(PAGE + "/{hash}/proponer")
  String propose(
      @PathVariable PackageHash hash,
      @RequestParam String tecleado,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator by,
      RedirectAttributes flash) {
    return signing.act(
        PAGE + "/" + hash,
        by,
        signature,
        Map.of("motivo", signature.motivo()),
        flash,
        administrator -> {
          check(hash, tecleado);
          consents.propose(
              Consent.Kind.PACKAGE,
              hash.hex(),
              Map.of("actas", Integer.toString(shelf.read(hash).actas().size())),
              administrator,
              signature.motivo());
          return words.of("package.proposed", hash.brief());
        });
  }

  @PostMapping(PAGE + "/{hash}/decidir")
  String decide(
      @PathVariable PackageHash hash,
      @RequestParam long numero,
      @RequestParam boolean acepta,
      @RequestParam String tecleado,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator by,
      RedirectAttributes flash) {
    return signing.act(
        PAGE + "/" + hash,
        by,
        signature,
        Map.of("motivo", signature.motivo()),
        flash,
        administrator -> {
          consents.decide(
              numero, acepta, administrator, signature.motivo(), () -> check(hash, tecleado));
          return acepta
              ? words.of("package.accepted", shelf.place(hash).toString())
              : words.of("package.rejected", hash.brief());
        });
  }

  private void check(PackageHash hash, String typed) {
    if (!typed.strip().equalsIgnoreCase(hash.brief())) {
      throw new Refusal(MessageCode.PACKAGE_HASH_MISTYPED);
    }
    long entries =
        jdbc.sql("select count(*) from event where acta is not null").query(Long.class).single();
    if (entries > 0) {
      throw new Refusal(MessageCode.PACKAGE_NOT_REPLACEABLE, Long.toString(entries));
    }
  }
}
