package mx.openprep.centre.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.mirror.FaultySite;
import mx.openprep.centre.publication.RealPublication;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(CentreExtension.class)
class DifusoresTest {
  private static final Duration SOON = Duration.ofMillis(150);

  @TempDir Path directory;
  private RealPublication centre;
  private DifusorTable table;
  private Difusores difusores;

  @BeforeEach
  void aCentreWithTwoCuts(SharedPostgres postgres) throws Exception {
    centre = new RealPublication(directory, postgres);
    centre.cut();
    centre.cut();
    table = new DifusorTable(centre.jdbc());
    difusores = new Difusores(table);
  }

  @AfterEach
  void end() {
    centre.close();
  }

  @Test
  void oneThatHangsDelaysNoOther() throws Exception {
    Path old = Files.createDirectories(directory.resolve("old"));
    Files.writeString(old.resolve("avance.json"), pointerOfCutOne());
    try (FaultySite good = new FaultySite(centre.directory());
        FaultySite late = new FaultySite(old);
        FaultySite hung = new FaultySite(centre.directory());
        FaultySite moved = new FaultySite(centre.directory())) {
      hung.fault("avance.json", hung.hanging());
      moved.fault(
          "avance.json",
          (exchange, _) -> {
            exchange.getResponseHeaders().set("Location", good.url() + "avance.json");
            exchange.sendResponseHeaders(302, -1);
          });
      difusores.add("Hung", hung.url());
      difusores.add("Good", good.url());
      difusores.add("Late", late.url());
      difusores.add("Moved", moved.url());
      DifusorWatch watch =
          new DifusorWatch(table, SOON, Duration.ofMinutes(10), Duration.ofMillis(1), true);
      watch.start();
      try {
        await().until(() -> status("Good").cut().isPresent() && status("Late").cut().isPresent());
        await().until(() -> status("Moved").error().isPresent());
        await().until(() -> incidents().contains("F647 Late: 1"));
      } finally {
        watch.stop();
      }

      assertThat(status("Good"))
          .returns(java.util.Optional.of(2L), DifusorStatus::cut)
          .returns(0L, DifusorStatus::cutsBehind)
          .returns(Duration.ZERO, DifusorStatus::behind)
          .returns(false, DifusorStatus::differs);
      assertThat(status("Late"))
          .returns(java.util.Optional.of(1L), DifusorStatus::cut)
          .returns(1L, DifusorStatus::cutsBehind);
      assertThat(status("Hung").cut()).isEmpty();
      assertThat(status("Moved").error().orElseThrow()).contains("302").contains("moved to");
      assertThat(status("Moved").cut()).isEmpty();
    }
  }

  @Test
  void aHangIsGivenUpAndSaid() throws Exception {
    try (FaultySite hung = new FaultySite(centre.directory())) {
      hung.fault("avance.json", hung.hanging());
      try (DifusorQuestion question =
          new DifusorQuestion(Difusor.of("Hung", hung.url()), Duration.ofMillis(300), true)) {
        assertThat(question.ask()).isInstanceOf(DifusorQuestion.Answer.Nothing.class);
      }
    }
  }

  @Test
  void otherContentOfAPublishedCutIsAnIncident() throws Exception {
    Path forged = Files.createDirectories(directory.resolve("forged"));
    Files.writeString(
        forged.resolve("avance.json"),
        Files.readString(centre.directory().resolve("avance.json"))
            .replaceAll("\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"" + "0".repeat(64) + "\""),
        StandardCharsets.UTF_8);
    try (FaultySite site = new FaultySite(forged)) {
      difusores.add("Forged", site.url());
      DifusorWatch watch =
          new DifusorWatch(table, SOON, Duration.ofSeconds(5), Duration.ofHours(1), true);
      watch.start();
      try {
        await().until(() -> incidents().contains("F648 Forged: 2"));
      } finally {
        watch.stop();
      }
      assertThat(status("Forged").differs()).isTrue();
    }
  }

  @Test
  void aPrivateNetworkIsNotAsked() throws Exception {
    try (FaultySite site = new FaultySite(centre.directory());
        DifusorQuestion question =
            new DifusorQuestion(Difusor.of("X", site.url()), Duration.ofSeconds(5), false)) {
      assertThat(question.ask()).isInstanceOf(DifusorQuestion.Answer.Nothing.class);
      assertThat(site.requests()).isEmpty();
    }
  }

  @Test
  void aNameIsGivenOnceUntilItIsFree() {
    difusores.add("Radio Papel", "https://prep.example.org/");
    assertThatThrownBy(() -> difusores.add("radio papel", "https://otro.example.org/"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(MessageCode.DIFUSOR_KNOWN));

    difusores.remove("Radio Papel");
    difusores.add("radio papel", "https://otro.example.org/");

    assertThat(difusores.status())
        .singleElement()
        .satisfies(s -> assertThat(s.cutsBehind()).isEqualTo(2));
    assertThatThrownBy(() -> difusores.remove("Nadie"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(MessageCode.DIFUSOR_UNKNOWN));
  }

  private String pointerOfCutOne() throws Exception {
    String hash =
        centre
            .jdbc()
            .sql("select encode(manifest_hash, 'hex') from cut where number = 1")
            .query(String.class)
            .single();
    return """
    {"corte":1,"hora":"2024-06-02T21:30:00-06:00",
     "manifiesto":{"ruta":"cortes/000001/manifiesto.json","sha256":"%s"}}\
    """
        .formatted(hash);
  }

  private DifusorStatus status(String name) {
    Map<String, DifusorStatus> all =
        difusores.status().stream()
            .collect(Collectors.toMap(s -> s.difusor().name(), Function.identity()));
    return java.util.Objects.requireNonNull(all.get(name));
  }

  private List<String> incidents() {
    return centre
        .jdbc()
        .sql("select code || ' ' || detail from incident order by id")
        .query(String.class)
        .list();
  }
}
