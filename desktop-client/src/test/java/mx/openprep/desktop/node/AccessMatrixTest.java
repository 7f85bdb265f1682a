package mx.openprep.desktop.node;

import static mx.openprep.people.Role.ACOPIADOR;
import static mx.openprep.people.Role.CAPTURISTA;
import static mx.openprep.people.Role.COORDINADOR;
import static mx.openprep.people.Role.DIGITALIZADOR;
import static mx.openprep.people.Role.SUPERVISOR;
import static mx.openprep.people.Role.VERIFICADOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mx.openprep.desk.AccessRules;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.RefusalStatus;
import mx.openprep.people.Role;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CotejoServiceGrpc;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.PackingServiceGrpc;
import mx.openprep.v1.SessionServiceGrpc;
import mx.openprep.v1.SobreServiceGrpc;
import mx.openprep.v1.SupervisionServiceGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessMatrixTest {
  /** Who may call what, written a second time; a method that is missing here fails the test. */
  private static final Map<String, Set<Role>> MAY =
      Map.ofEntries(
          Map.entry("WatchStatus", Set.of(Role.values())),
          Map.entry("ChoosePassword", Set.of(Role.values())),
          Map.entry("Find", Set.of(ACOPIADOR, DIGITALIZADOR, COORDINADOR)),
          Map.entry("Receive", Set.of(ACOPIADOR)),
          Map.entry("RegisterSinActa", Set.of(ACOPIADOR)),
          Map.entry("ListMissing", Set.of(ACOPIADOR, COORDINADOR, SUPERVISOR)),
          Map.entry("FindSobres", Set.of(ACOPIADOR, COORDINADOR)),
          Map.entry("ReceiveSobre", Set.of(ACOPIADOR)),
          Map.entry("RegisterSinActas", Set.of(ACOPIADOR)),
          Map.entry("ListReceipts", Set.of(ACOPIADOR, COORDINADOR, SUPERVISOR)),
          Map.entry("ExpectArrival", Set.of(ACOPIADOR, COORDINADOR)),
          Map.entry("ListMissingSobres", Set.of(ACOPIADOR, COORDINADOR, SUPERVISOR)),
          Map.entry("Digitize", Set.of(DIGITALIZADOR)),
          Map.entry("ListStations", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("ListUnidentified", Set.of(DIGITALIZADOR, COORDINADOR, SUPERVISOR)),
          Map.entry("Identify", Set.of(DIGITALIZADOR)),
          Map.entry("MarkFueraDeCatalogo", Set.of(COORDINADOR)),
          Map.entry(
              "GetImage", Set.of(DIGITALIZADOR, CAPTURISTA, VERIFICADOR, COORDINADOR, SUPERVISOR)),
          Map.entry("FindPublished", Set.of(VERIFICADOR, COORDINADOR)),
          Map.entry("NextPublished", Set.of(VERIFICADOR, COORDINADOR)),
          Map.entry("Match", Set.of(VERIFICADOR, COORDINADOR)),
          Map.entry("ProposeCorrection", Set.of(VERIFICADOR, COORDINADOR)),
          Map.entry("NextCorrection", Set.of(COORDINADOR)),
          Map.entry("DecideCorrection", Set.of(COORDINADOR)),
          Map.entry("ListRemaining", Set.of(ACOPIADOR, VERIFICADOR, COORDINADOR, SUPERVISOR)),
          Map.entry("OpenCaja", Set.of(ACOPIADOR, COORDINADOR)),
          Map.entry("PackActa", Set.of(ACOPIADOR, COORDINADOR)),
          Map.entry("CloseCaja", Set.of(ACOPIADOR, COORDINADOR)),
          Map.entry("GetCaja", Set.of(ACOPIADOR, COORDINADOR)),
          Map.entry("Claim", Set.of(CAPTURISTA, VERIFICADOR, COORDINADOR)),
          Map.entry("Submit", Set.of(CAPTURISTA, VERIFICADOR, COORDINADOR)),
          Map.entry("Release", Set.of(CAPTURISTA, VERIFICADOR, COORDINADOR)),
          Map.entry("ReportProblem", Set.of(CAPTURISTA, VERIFICADOR, COORDINADOR)),
          Map.entry("GetDifferences", Set.of(VERIFICADOR, COORDINADOR)),
          Map.entry("WatchBoard", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("WatchActas", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("GetActaLife", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("ListPeople", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("ListIncidents", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("RaiseIncident", Set.of(Role.values())),
          Map.entry("RecommendIncident", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("DecideIncident", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("CommentIncident", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("TakeBack", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("SendToRescan", Set.of(COORDINADOR, SUPERVISOR)),
          Map.entry("OpenWall", Set.of(COORDINADOR, SUPERVISOR)));

  private static final List<ServiceDescriptor> SERVICES =
      List.of(
          NodeServiceGrpc.getServiceDescriptor(),
          LanServiceGrpc.getServiceDescriptor(),
          SessionServiceGrpc.getServiceDescriptor(),
          AcopioServiceGrpc.getServiceDescriptor(),
          SobreServiceGrpc.getServiceDescriptor(),
          DigitizationServiceGrpc.getServiceDescriptor(),
          CotejoServiceGrpc.getServiceDescriptor(),
          PackingServiceGrpc.getServiceDescriptor(),
          CaptureServiceGrpc.getServiceDescriptor(),
          SupervisionServiceGrpc.getServiceDescriptor());

  @TempDir Path directory;
  private NodeFixture node;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private static Stream<MethodDescriptor<?, ?>> methods() {
    return SERVICES.stream().flatMap(service -> service.getMethods().stream());
  }

  /** All but the open doors and logging out, which would end the test's own sessions. */
  private static Stream<MethodDescriptor<?, ?>> ruledByRole() {
    return methods()
        .filter(m ->
            !Set.of("Describe", "Attend", "Open", "Close", "ReportReadiness")
                .contains(m.getBareMethodName()));
  }

  @Test
  void everyRoleMayCallExactlyItsMethods() {
    for (Role role : Role.values()) {
      Set<String> admitted = new TreeSet<>();
      Set<String> expected = new TreeSet<>();
      ruledByRole()
          .forEach(method -> {
            String name = String.valueOf(method.getBareMethodName());
            if (!call(node.as(role).channel, method).equals(MessageCode.ROLE_MISSING.code())) {
              admitted.add(name);
            }
            if (MAY.getOrDefault(name, Set.of()).contains(role)) {
              expected.add(name);
            }
          });
      assertThat(admitted).as(role.name()).isEqualTo(expected);
    }
    int denied =
        (int) ruledByRole().count() * Role.values().length
            - MAY.values().stream().mapToInt(Set::size).sum();
    assertThat(node.facts(Fact.ActionRefused.class)).hasSize(denied);
  }

  @Test
  void withoutASessionOnlyTheOpenDoorsAreOpen() {
    Set<String> admitted = new TreeSet<>();
    methods()
        .forEach(method -> {
          if (!call(node.channel(), method).equals(MessageCode.SESSION_MISSING.code())) {
            admitted.add(String.valueOf(method.getBareMethodName()));
          }
        });
    assertThat(admitted).containsExactly("Attend", "Describe", "Open", "ReportReadiness");
  }

  @Test
  void aScreenOnTheWallSeesTheBoardAndWhatIsMissingAndDoesNothing() {
    Client coordinador = node.as(COORDINADOR);
    Client wall = Client.withToken(node.channel(), coordinador.openWall());
    Set<String> admitted = new TreeSet<>();
    ruledByRole()
        .forEach(method -> {
          if (!call(wall.channel, method).equals(MessageCode.ROLE_MISSING.code())) {
            admitted.add(String.valueOf(method.getBareMethodName()));
          }
        });
    assertThat(admitted).containsExactly("ListMissing", "WatchBoard", "WatchStatus");
  }

  @Test
  void aMethodWithoutARuleIsRefusedToEverybody() {
    MethodDescriptor<?, ?> unknown =
        AcopioServiceGrpc.getFindMethod().toBuilder()
            .setFullMethodName("openprep.v1.AcopioService/Invented")
            .build();
    assertThat(AccessRules.of(unknown)).isEqualTo(new AccessRules.OneOf(Set.of()));
  }

  @Test
  void eachRoundOfACaptureAsksForItsOwnRole() {
    Map<Role, Set<String>> may =
        Map.of(
            CAPTURISTA, Set.of("FIRST", "SECOND"),
            VERIFICADOR, Set.of("THIRD"),
            COORDINADOR, Set.of("ADJUDICATION"));
    may.forEach((role, works) -> {
      Client client = node.as(role);
      Map<String, Runnable> claims =
          Map.of(
              "FIRST", () -> client.claim(CaptureRound.FIRST),
              "SECOND", () -> client.claim(CaptureRound.SECOND),
              "THIRD", () -> client.claim(CaptureRound.THIRD),
              "ADJUDICATION", client::claimAdjudication);
      claims.forEach((work, claim) ->
          assertThat(Client.refusal(claim))
              .as(role + " " + work)
              .contains(works.contains(work) ? MessageCode.NO_WORK : MessageCode.ROLE_MISSING));
    });
  }

  /** Calls with an empty request: the code it is refused with, or nothing. */
  private static <Q, A> String call(Channel channel, MethodDescriptor<Q, A> method) {
    Q empty = method.parseRequest(new ByteArrayInputStream(new byte[0]));
    if (method.getType() == MethodDescriptor.MethodType.UNARY) {
      try {
        A answer = ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, empty);
        return answer == null ? "no answer" : "";
      } catch (StatusRuntimeException e) {
        return code(e);
      }
    }
    try {
      var answers =
          ClientCalls.blockingServerStreamingCall(channel, method, CallOptions.DEFAULT, empty);
      A first = answers.next();
      return first == null ? "no answer" : "";
    } catch (StatusRuntimeException e) {
      return code(e);
    }
  }

  private static String code(StatusRuntimeException e) {
    return Optional.of(e)
        .flatMap(RefusalStatus::of)
        .map(refusal -> refusal.code().code())
        .orElseGet(() -> Status.fromThrowable(e).toString());
  }
}
