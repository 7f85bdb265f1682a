package mx.openprep.desktop.acopio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.desktop.settings.Setting;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.v1.ArrivalNote;
import mx.openprep.v1.ExpectArrivalRequest;
import mx.openprep.v1.ListMissingSobresRequest;
import mx.openprep.v1.ListMissingSobresResponse;
import mx.openprep.v1.MissingSobre;
import mx.openprep.v1.Realm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingViewModelTest {
  private static final Instant NIGHT = Instant.parse("2024-06-03T04:00:00Z");
  private static final MissingSobre EXPECTED =
      MissingSobre.newBuilder()
          .setCasilla("C-1")
          .setClaveCasilla("140001B0100")
          .setMunicipalityName("Acatic")
          .setSection("0001")
          .setCasillaName("Básica 1")
          .addElections("Gubernatura")
          .addElections("Munícipes")
          .setArrival(
              ArrivalNote.newBuilder()
                  .setExpected(com.google.protobuf.Timestamp.newBuilder().setSeconds(1717393200))
                  .setNote("=HYPERLINK(1)")
                  .setPersonName("Ana, de noche")
                  .setOverdue(true))
          .build();

  @TempDir Path folder;
  private final Settings settings = Settings.forgotten();
  private FakeNode node;
  private MissingViewModel model;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    node.missing =
        ListMissingSobresResponse.newBuilder()
            .addSobres(EXPECTED)
            .setTotalSobres(1)
            .setTotalActas(2)
            .build();
    settings.put(Setting.SHEET_FOLDER, folder.toString());
    model =
        new MissingViewModel(
            node.api(),
            Immediately.background(),
            Texts.in("es"),
            new SimpleObjectProperty<>(FakeNode.description()),
            new Stationery(
                new MachinePrinting(settings, List::of),
                () -> new Letterhead(Realm.DRILL, "CATD", "A", "Ana", NIGHT, ZoneId.of("UTC")),
                Texts.in("es")));
    model.start();
  }

  @AfterEach
  void close() {
    node.close();
  }

  private String code() {
    return model.noticeProperty().getValue().map(Notice::code).orElse("none");
  }

  @Test
  void everyChangeOfTheQuestionAsksAgain() {
    model.searchProperty().set("basica 0001");
    model.arrivalProperty().set(ListMissingSobresRequest.Arrival.OVERDUE);
    model.municipalityProperty().set("001");
    assertThat(node.lastAsked(ListMissingSobresRequest.class))
        .isEqualTo(
            ListMissingSobresRequest.newBuilder()
                .setSearch("basica 0001")
                .setArrival(ListMissingSobresRequest.Arrival.OVERDUE)
                .setMunicipality("001")
                .setLimit(2_000)
                .build());
    assertThat(model.titleProperty().getValue()).isEqualTo("Faltan 1 casillas, 2 actas");
  }

  @Test
  void whatIsKnownOfTheChosenCasillaIsOfferedToBeChanged() {
    model.choose(Optional.of(EXPECTED));
    assertThat(model.expectedProperty().get()).isEqualTo("23:40");
    model.expectedProperty().set("2350");
    model.noteProperty().set(" Por radio ");
    model.expect();
    assertThat(node.lastAsked(ExpectArrivalRequest.class))
        .isEqualTo(
            ExpectArrivalRequest.newBuilder()
                .setCasilla("C-1")
                .setTime("2350")
                .setNote("Por radio")
                .build());
    assertThat(model.noticeProperty().getValue()).map(Notice::kind).contains(Notice.Kind.DONE);
  }

  @Test
  void theListIsSavedForSpreadsheetsAndNoNoteIsAFormula() throws IOException {
    model.export();
    Path file = folder.resolve("faltantes-CATD-001-20240602-220000.csv");
    assertThat(Files.readString(file))
        .isEqualTo(
            "\uFEFFMunicipio,Sección,Casilla,Clave,Actas,Llega,Atrasadas,Aviso,Anotó\r\n"
                + "Acatic,0001,Básica 1,140001B0100,Gubernatura · Munícipes,"
                + "02/06/2024 23:40:00,Atrasadas,'=HYPERLINK(1),\"Ana, de noche\"\r\n");
    assertThat(node.lastAsked(ListMissingSobresRequest.class).getLimit())
        .as("the whole list")
        .isZero();
  }

  @Test
  void aFolderThatIsNoneIsTold() {
    settings.put(Setting.SHEET_FOLDER, folder.toString());
    node.missing = ListMissingSobresResponse.getDefaultInstance();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    mx.openprep.message.Refusal.class,
                    () -> MissingList.save("x", folder.resolve("no/such"), "a.csv"))
                .code())
        .isEqualTo(mx.openprep.message.MessageCode.LIST_NOT_SAVED);
  }

  @Test
  void withoutAPrinterTheListSaysSo() {
    model.print();
    assertThat(code()).startsWith("F4");
  }
}
