package mx.openprep.centre.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.StationKeys;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.console.ConsoleDoor;
import mx.openprep.message.RefusalStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** Strangers and hasty peers at the real doors of a centre with small limits. */
@ExtendWith(CentreExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorLimitsTest {
  private static final int CONNECTIONS = 4;

  private RealCentre centre;

  @BeforeAll
  void start(@TempDir Path directory, SharedPostgres postgres) throws SQLException {
    centre =
        RealCentre.start(
            directory,
            postgres.newDatabase(),
            "--openprep.limits.connections-per-address=" + CONNECTIONS,
            "--openprep.limits.enrolments-per-minute=5",
            "--openprep.limits.calls-per-second=2",
            "--openprep.limits.portal-per-second=2",
            "--openprep.limits.console-per-second=2");
  }

  @AfterAll
  void stop() {
    centre.close();
  }

  private static boolean isShut(Socket socket) throws IOException {
    socket.setSoTimeout(300);
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }

  @Test
  void oneAddressHoldsNoMoreThanItsConnections() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i <= CONNECTIONS; i++) {
        sockets.add(new Socket(InetAddress.getLoopbackAddress(), centre.port()));
      }
      assertThat(isShut(sockets.getLast())).isTrue();
      for (Socket socket : sockets.subList(0, CONNECTIONS)) {
        assertThat(isShut(socket)).isFalse();
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    // Whoever leaves makes room.
    try (TestStation station = centre.enrol("CATD-001")) {
      assertThat(station.handshake().getLastSequence()).isZero();
    }
  }

  @Test
  void codesAreNotGuessedInARush() throws Exception {
    StationKeys keys = StationKeys.random();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      StatusRuntimeException refused =
          catchThrowableOfType(
              StatusRuntimeException.class, () -> centre.enrol("0000-0000-0000", keys));
      answers.add(RefusalStatus.of(refused).orElseThrow().code().code());
    }
    assertThat(answers).contains("F770").endsWith("F770");
  }

  @Test
  void aStationThatAsksWithoutEndIsToldToWait() throws Exception {
    try (TestStation station = centre.enrol("CATD-001")) {
      ImageHash image = ImageHash.of(new byte[] {1});
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Throwable refused = catchThrowable(() -> station.offset(image));
        answers.add(refused instanceof StatusException e ? TestStation.code(e) : "served");
      }
      assertThat(answers.subList(0, 15)).containsOnly("served");
      assertThat(answers).contains("F770");
    }
  }

  @Test
  void readersOfThePortalAndTheConsoleAreHeldToAPace() throws Exception {
    Environment environment = centre.bean(Environment.class);
    URI portal =
        URI.create(
            "http://127.0.0.1:" + environment.getProperty("local.server.port") + "/avance.json");
    for (URI page : List.of(portal, centre.bean(ConsoleDoor.class).address("ingreso"))) {
      List<HttpResponse<String>> answers = new ArrayList<>();
      try (HttpClient client = HttpClient.newHttpClient()) {
        for (int i = 0; i < 30; i++) {
          answers.add(
              client.send(
                  HttpRequest.newBuilder(page).header("Accept-Language", "en").build(),
                  HttpResponse.BodyHandlers.ofString()));
        }
      }
      HttpResponse<String> last = answers.getLast();
      assertThat(last.statusCode()).as(page.toString()).isEqualTo(429);
      assertThat(last.headers().firstValue("Retry-After")).contains("1");
      assertThat(last.body()).startsWith("F770 Too many requests");
    }
  }
}
