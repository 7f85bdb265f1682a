package mx.openprep.centre.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import mx.openprep.centre.OtherPackage;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.publication.act.ActTable;
import mx.openprep.election.ElectionPackageReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What takes two people, done by two people at two browsers with the keyboard alone. */
@ExtendWith(ConsoleUnderTest.Extension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActsPagesTest {
  private final ConsoleUnderTest console;

  ActsPagesTest(ConsoleUnderTest console) {
    this.console = console;
  }

  private static void sign(ConsoleUnderTest.Visit visit, String reason) {
    visit.tabTo("Motivo").page().keyboard().type(reason);
    visit.tabTo("Su contraseña").page().keyboard().type(ConsoleUnderTest.PASSWORD);
  }

  private static void press(ConsoleUnderTest.Visit visit, String button) {
    Page page = visit.tabTo(button).page();
    // The old document must be gone before anything is looked for in the new one.
    page.evaluate("() => { document.documentElement.dataset.old = 'yes'; }");
    page.keyboard().press("Enter");
    page.waitForFunction("() => !document.documentElement.dataset.old");
    page.waitForLoadState();
  }

  @Test
  @Order(1)
  void twoPeopleOpenThePublication() {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA);
        ConsoleUnderTest.Visit beto = console.as(ConsoleUnderTest.BETO)) {
      ana.open("publicacion").tabTo("Abrir la publicación").page().keyboard().press("Space");
      sign(ana, "Es la hora");
      press(ana, "Proponer acto");
      assertThat(ana.page().locator(".notice.done")).containsText("propuesto");
      assertThat(ana.page().locator("main")).containsText("Lo propuso usted");
      ana.look("publication-proposed");

      beto.open("publicacion");
      sign(beto, "De acuerdo");
      beto.look("publication-confirm");
      press(beto, "Confirmar: Abrir");
      assertThat(beto.page().locator(".notice.done")).containsText("Confirmado");
      assertThat(new ActTable(console.jdbc()).confirmed())
          .anyMatch(act -> act.confirmed().orElseThrow().person().value().equals("beto.admin"));
      ana.open("publicacion").look("publication");
    }
  }

  @Test
  @Order(2)
  void aWrongPasswordDoesNothingAndKeepsWhatWasTyped() {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      long before =
          console.jdbc().sql("select count(*) from publication_act").query(Long.class).single();
      Page page = ana.open("publicacion").tabTo("Pausar").page();
      page.keyboard().press("Space");
      ana.tabTo("Motivo").page().keyboard().type("Se cayó la red");
      ana.tabTo("Su contraseña").page().keyboard().type("no es");
      press(ana, "Proponer acto");

      assertThat(page.locator("[role=alert].grave").last()).containsText("F401");
      assertThat(page.locator("textarea[name=motivo]").last()).hasValue("Se cayó la red");
      assertThat(
              console.jdbc().sql("select count(*) from publication_act").query(Long.class).single())
          .isEqualTo(before);
    }
  }

  @Test
  @Order(3)
  void aPassageIsRefusedWhileSomethingStandsAgainstIt() {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      ana.open("fase").tabTo("Puesta a ceros").page().keyboard().press("Space");
      sign(ana, "Vamos");
      press(ana, "Proponer paso");
      assertThat(ana.page().locator("[role=alert].grave").last()).containsText("F742");
      assertThat(ana.page().locator("[role=alert].grave").last()).containsText("results =");
      ana.look("phase");
    }
  }

  @Test
  @Order(4)
  void anIncidentEndsByTwoPeople() {
    console
        .jdbc()
        .sql(
            """
            insert into incident (code, node, acta, detail)
            select 'F508', 'CATD-01-1', acta, 'otra huella'
            from acta_result where state = 'VERIFICADA' limit 1
            """)
        .update();
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA);
        ConsoleUnderTest.Visit beto = console.as(ConsoleUnderTest.BETO)) {
      ana.open("incidencias").look("incidents");
      press(ana, "F508");
      ana.tabTo("Sin consecuencia").page().keyboard().press("ArrowDown");
      ana.page().keyboard().press("ArrowDown");
      sign(ana, "Debe verlo integridad");
      press(ana, "Recomendar");
      assertThat(ana.page().locator(".notice.done")).containsText("Recomendado");

      beto.page().navigate(ana.page().url());
      sign(beto, "Sí");
      beto.look("incident");
      press(beto, "Aceptar y concluir");
      assertThat(beto.page().locator(".notice.done")).containsText("concluida");
      beto.open("incidencias");
      assertThat(beto.page().locator("main")).containsText("Ninguna incidencia");
      beto.open("bitacora?tipo=ADMINISTRATIVE_ACT").look("audit-log");
      assertThat(beto.page().locator("main")).containsText("INCIDENT_ACCEPTED");
      assertThat(beto.page().locator("main")).containsText("Debe verlo integridad");
      beto.open("bitacora?q=Debe+verlo+integridad");
      assertThat(beto.page().locator("tbody tr")).hasCount(2);
    }
  }

  @Test
  @Order(5)
  void aDifusorIsAddedAndRemoved() {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      ana.open("difusores").tabTo("Nombre").page().keyboard().type("Radio Universidad");
      ana.tabTo("Dirección").page().keyboard().type("https://prep.radio.example/");
      sign(ana, "Convenio 12");
      press(ana, "Agregar difusor");
      assertThat(ana.page().locator(".notice.done")).containsText("Radio Universidad");
      ana.look("difusores");
      ana.page().locator("form[action$=quitar] textarea").focus();
      ana.page().keyboard().type("Terminó el convenio");
      ana.tabTo("Su contraseña").page().keyboard().type(ConsoleUnderTest.PASSWORD);
      press(ana, "Quitar difusor");
      assertThat(ana.page().locator("main")).containsText("Ningún difusor");
      ana.open("ajustes").look("settings");
      assertThat(ana.page().locator("main")).containsText("DRILL");
    }
  }

  @Test
  @Order(6)
  void anotherPackageIsLookedAtAndAgreedUponByTypingItsHash(@TempDir Path directory)
      throws Exception {
    Path zip = directory.resolve("otro.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      ElectionPackageReader.zip(OtherPackage.in(directory), out);
    }
    String brief = ElectionPackageReader.read(zip).hash().brief();
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA);
        ConsoleUnderTest.Visit beto = console.as(ConsoleUnderTest.BETO)) {
      ana.open("catalogo").look("packages");
      ana.page().locator("input[type=file]").setInputFiles(zip);
      press(ana, "Revisar");
      assertThat(ana.page().locator("h1")).containsText(brief);
      ana.tabTo("Ocho primeros dígitos").page().keyboard().type("00000000");
      sign(ana, "Catálogo definitivo");
      press(ana, "Proponer el cambio");
      assertThat(ana.page().locator("[role=alert].grave").last()).containsText("F743");
      ana.tabTo("Ocho primeros dígitos").page().keyboard().type(brief);
      ana.tabTo("Su contraseña").page().keyboard().type(ConsoleUnderTest.PASSWORD);
      press(ana, "Proponer el cambio");

      beto.page().navigate(ana.page().url());
      beto.tabTo("Ocho primeros dígitos").page().keyboard().type(brief);
      sign(beto, "Coincide con el oficio");
      beto.look("package");
      press(beto, "Aceptar el cambio");
      assertThat(beto.page().locator(".notice.done")).containsText("--openprep.package=");

      Files.writeString(zip, "nothing of the kind");
      ana.open("catalogo").page().locator("input[type=file]").setInputFiles(zip);
      press(ana, "Revisar");
      assertThat(ana.page().locator("[role=alert].grave").last()).isVisible();
    }
  }

  @Test
  @Order(7)
  void stationsAreListedWithWhatTheCentreKnowsOfThem() throws Exception {
    String catd = console.centre().election().catds().getFirst().id().value();
    try (TestStation _ = console.centre().enrol(catd);
        ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      console.centre().enrolmentCode("--catd", catd);
      ana.open("estaciones").look("stations");
      assertThat(ana.page().locator("tbody")).containsText(catd + "-1");
      assertThat(ana.page().locator("main")).containsText(catd + "-2");
    }
  }

  private static void choose(ConsoleUnderTest.Visit visit, Path file) {
    Locator input = visit.page().locator("input[type=file]");
    input.setInputFiles(file);
    input.focus();
  }

  private static void person(ConsoleUnderTest.Visit visit, String person) {
    visit.page().locator("input[name=persona]").focus();
    visit.page().keyboard().type(person);
  }

  /** A button whose answer is a file. */
  private static String saved(ConsoleUnderTest.Visit visit, String button) throws Exception {
    visit.tabTo(button);
    Download paper = visit.page().waitForDownload(() -> visit.page().keyboard().press("Enter"));
    try (PDDocument document = Loader.loadPDF(paper.path().toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  @Order(10)
  void aStationGetsItsCardAndIsRevoked() throws Exception {
    String catd = console.centre().election().catds().getLast().id().value();
    try (TestStation _ = console.centre().enrol(catd);
        ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      ana.open("estaciones").tabTo("CATD").page().keyboard().type(catd);
      sign(ana, "Equipo de reserva");
      assertThat(saved(ana, "Hacer la tarjeta")).contains(catd, "SIMULACRO");

      ana.open("estaciones").page().locator("form[action$=revocar] input[name=estacion]").focus();
      ana.page().keyboard().type("NO-ES-1");
      sign(ana, "Se perdió");
      press(ana, "Revocar");
      assertThat(ana.page().locator("[role=alert].grave").last()).containsText("F727");

      String name = catd + "-1";
      ana.page().locator("form[action$=revocar] input[name=estacion]").fill(name);
      ana.tabTo("Su contraseña").page().keyboard().type(ConsoleUnderTest.PASSWORD);
      press(ana, "Revocar");
      assertThat(ana.page().locator(".notice.done")).containsText(name);
      assertThat(ana.page().locator("tr:has(th:text-is('" + name + "'))")).containsText("revocada");
      ana.look("stations-revoked");
    }
  }

  @Test
  @Order(11)
  void peopleAreImportedAllOrNoneAndGetLetters(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("gente.csv");
    String catd = console.centre().election().catds().getFirst().id().value();
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      Files.writeString(file, "person,name,roles,catd\ndora.d,Dora,CAPTURISTA,NO-HAY\n");
      choose(ana.open("personas"), file);
      sign(ana, "Segunda lista");
      press(ana, "Importar");
      assertThat(ana.page().locator("[role=alert].grave").last()).containsText("NO-HAY");
      ana.look("people-faulty");

      Files.writeString(file, "person,name,roles,catd\ndora.d,Dora Díaz,CAPTURISTA," + catd + "\n");
      choose(ana, file);
      sign(ana, "Segunda lista");
      assertThat(saved(ana, "Importar")).contains("Dora Díaz", catd);
    }
  }

  @Test
  @Order(12)
  void aPersonIsLetInAndKeptOut() throws Exception {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      ana.open("personas");
      person(ana, "carla.coordina");
      ana.tabTo("Carta con").page().keyboard().press("ArrowDown");
      sign(ana, "Ya no trabaja aquí");
      press(ana, "Hacerlo");
      assertThat(ana.page().locator(".notice.done")).containsText("carla.coordina");
      assertThat(ana.page().locator("tr:has-text('Carla Coordina')")).containsText("inactiva");
      ana.look("people");

      person(ana, "ana.admin");
      ana.tabTo("Carta con").page().keyboard().press("ArrowDown");
      sign(ana, "Yo misma");
      press(ana, "Hacerlo");
      assertThat(ana.page().locator("[role=alert].grave").last()).isVisible();

      ana.open("personas");
      person(ana, "carla.coordina");
      ana.tabTo("Carta con").page().keyboard().press("Space");
      sign(ana, "Perdió su carta");
      assertThat(saved(ana, "Hacerlo")).contains("Carla Coordina");
    }
  }

  @Test
  @Order(9)
  void aPassageHasItsActOnPaper() throws Exception {
    // Nothing stands against going to the archive from a close, so this one is told as it was.
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      console
          .jdbc()
          .sql(
              """
              insert into consent (kind, subject, figures, proposed_by, proposed_initials, reason)
              values ('PHASE', 'PUESTA_A_CEROS', '{"results": "0", "package": "abc"}', 'ana.admin',
                'A. A.', 'Todo en ceros')
              """)
          .update();
      console
          .jdbc()
          .sql(
              """
              insert into consent_decision (consent, proposed_by, accepted, decided_by,
                decided_initials, reason)
              select number, proposed_by, true, 'beto.admin', 'B. A.', 'Visto' from consent
              where subject = 'PUESTA_A_CEROS'
              """)
          .update();
      ana.open("fase");
      String act = ana.page().locator("a[href*='/fase/acta/']").first().getAttribute("href");
      APIResponse pdf = ana.page().request().get(console.address(act.substring(1)).toString());

      try (PDDocument document = Loader.loadPDF(pdf.body())) {
        String text = new PDFTextStripper().getText(document);
        assertThat(text)
            .contains("SIMULACRO", "Puesta a ceros", "ana.admin", "beto.admin", "Todo en ceros")
            .contains("Actas con datos", "Hash del paquete electoral", "abc");
      }
    }
  }
}
