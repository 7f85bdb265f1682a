package mx.openprep.desk;

import static mx.openprep.people.Role.ACOPIADOR;
import static mx.openprep.people.Role.CAPTURISTA;
import static mx.openprep.people.Role.COORDINADOR;
import static mx.openprep.people.Role.DIGITALIZADOR;
import static mx.openprep.people.Role.SUPERVISOR;
import static mx.openprep.people.Role.VERIFICADOR;

import io.grpc.MethodDescriptor;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.people.Role;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CotejoServiceGrpc;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.PackingServiceGrpc;
import mx.openprep.v1.ProvisionServiceGrpc;
import mx.openprep.v1.SessionServiceGrpc;
import mx.openprep.v1.SobreServiceGrpc;
import mx.openprep.v1.SupervisionServiceGrpc;

/**
 * Who may call what. A method that is not in this table is refused to everybody. Supervisors see;
 * neither they nor administrators touch a figure.
 */
public final class AccessRules {
  /** What it takes to call a method. */
  public sealed interface Rule {}

  /** No session needed. */
  public record Anybody() implements Rule {}

  /** Any person who has logged in. */
  public record AnyPerson() implements Rule {}

  /** Any person who has logged in, and a screen on the wall. */
  public record Onlookers() implements Rule {}

  /** A screen on the wall, and a person with one of these roles. */
  public record WallOr(Set<Role> roles) implements Rule {
    public WallOr {
      roles = Set.copyOf(roles);
    }
  }

  /** A person with one of these roles. */
  public record OneOf(Set<Role> roles) implements Rule {
    public OneOf {
      roles = Set.copyOf(roles);
    }
  }

  // The rounds of a capture ask for their own role besides.
  private static final Rule CAPTURE = roles(CAPTURISTA, VERIFICADOR, COORDINADOR);

  private static final Rule COTEJO = roles(VERIFICADOR, COORDINADOR);
  private static final Rule PACKING = roles(ACOPIADOR, COORDINADOR);
  private static final Set<Role> SUPERVISORS = Set.of(COORDINADOR, SUPERVISOR);
  private static final Rule SUPERVISION = new OneOf(SUPERVISORS);

  private static final Map<String, Rule> TABLE =
      Map.ofEntries(
          rule(NodeServiceGrpc.getDescribeMethod(), new Anybody()),
          rule(NodeServiceGrpc.getWatchStatusMethod(), new Onlookers()),
          // A workstation is looked at before anybody can log in there.
          rule(NodeServiceGrpc.getReportReadinessMethod(), new Anybody()),
          rule(LanServiceGrpc.getAttendMethod(), new Anybody()),
          rule(LanServiceGrpc.getListStationsMethod(), roles(COORDINADOR, SUPERVISOR)),
          // Only at the door of the LAN, where every caller is a station of this CATD.
          rule(ProvisionServiceGrpc.getProvideMethod(), new Anybody()),
          rule(SessionServiceGrpc.getOpenMethod(), new Anybody()),
          rule(SessionServiceGrpc.getChoosePasswordMethod(), new AnyPerson()),
          rule(SessionServiceGrpc.getCloseMethod(), new Onlookers()),
          rule(AcopioServiceGrpc.getFindMethod(), roles(ACOPIADOR, DIGITALIZADOR, COORDINADOR)),
          rule(AcopioServiceGrpc.getReceiveMethod(), roles(ACOPIADOR)),
          rule(AcopioServiceGrpc.getRegisterSinActaMethod(), roles(ACOPIADOR)),
          rule(
              AcopioServiceGrpc.getListMissingMethod(),
              new WallOr(Set.of(ACOPIADOR, COORDINADOR, SUPERVISOR))),
          rule(SobreServiceGrpc.getFindSobresMethod(), roles(ACOPIADOR, COORDINADOR)),
          rule(SobreServiceGrpc.getReceiveSobreMethod(), roles(ACOPIADOR)),
          rule(SobreServiceGrpc.getRegisterSinActasMethod(), roles(ACOPIADOR)),
          rule(SobreServiceGrpc.getListReceiptsMethod(), roles(ACOPIADOR, COORDINADOR, SUPERVISOR)),
          rule(SobreServiceGrpc.getExpectArrivalMethod(), roles(ACOPIADOR, COORDINADOR)),
          rule(
              SobreServiceGrpc.getListMissingSobresMethod(),
              roles(ACOPIADOR, COORDINADOR, SUPERVISOR)),
          rule(DigitizationServiceGrpc.getDigitizeMethod(), roles(DIGITALIZADOR)),
          rule(
              DigitizationServiceGrpc.getListUnidentifiedMethod(),
              roles(DIGITALIZADOR, COORDINADOR, SUPERVISOR)),
          rule(DigitizationServiceGrpc.getIdentifyMethod(), roles(DIGITALIZADOR)),
          rule(DigitizationServiceGrpc.getMarkFueraDeCatalogoMethod(), roles(COORDINADOR)),
          rule(
              DigitizationServiceGrpc.getGetImageMethod(),
              roles(DIGITALIZADOR, CAPTURISTA, VERIFICADOR, COORDINADOR, SUPERVISOR)),
          rule(CotejoServiceGrpc.getFindPublishedMethod(), COTEJO),
          rule(CotejoServiceGrpc.getNextPublishedMethod(), COTEJO),
          rule(CotejoServiceGrpc.getMatchMethod(), COTEJO),
          rule(CotejoServiceGrpc.getProposeCorrectionMethod(), COTEJO),
          rule(CotejoServiceGrpc.getNextCorrectionMethod(), roles(COORDINADOR)),
          rule(CotejoServiceGrpc.getDecideCorrectionMethod(), roles(COORDINADOR)),
          rule(
              PackingServiceGrpc.getListRemainingMethod(),
              roles(ACOPIADOR, VERIFICADOR, COORDINADOR, SUPERVISOR)),
          rule(PackingServiceGrpc.getOpenCajaMethod(), PACKING),
          rule(PackingServiceGrpc.getPackActaMethod(), PACKING),
          rule(PackingServiceGrpc.getCloseCajaMethod(), PACKING),
          rule(PackingServiceGrpc.getGetCajaMethod(), PACKING),
          rule(CaptureServiceGrpc.getClaimMethod(), CAPTURE),
          rule(CaptureServiceGrpc.getSubmitMethod(), CAPTURE),
          rule(CaptureServiceGrpc.getReleaseMethod(), CAPTURE),
          rule(CaptureServiceGrpc.getReportProblemMethod(), CAPTURE),
          rule(CaptureServiceGrpc.getGetDifferencesMethod(), roles(VERIFICADOR, COORDINADOR)),
          rule(SupervisionServiceGrpc.getWatchBoardMethod(), new WallOr(SUPERVISORS)),
          rule(SupervisionServiceGrpc.getWatchActasMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getGetActaLifeMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getListPeopleMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getListIncidentsMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getRaiseIncidentMethod(), new AnyPerson()),
          rule(SupervisionServiceGrpc.getRecommendIncidentMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getDecideIncidentMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getCommentIncidentMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getTakeBackMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getSendToRescanMethod(), SUPERVISION),
          rule(SupervisionServiceGrpc.getOpenWallMethod(), SUPERVISION));

  private static final Rule NOBODY = new OneOf(Set.of());

  private AccessRules() {}

  /** Every method with its rule, in the order of their names. */
  public static SortedMap<String, Rule> all() {
    return new TreeMap<>(TABLE);
  }

  public static Rule of(MethodDescriptor<?, ?> method) {
    return TABLE.getOrDefault(method.getFullMethodName(), NOBODY);
  }

  private static Rule roles(Role... roles) {
    return new OneOf(Set.of(roles));
  }

  private static Map.Entry<String, Rule> rule(MethodDescriptor<?, ?> method, Rule rule) {
    return Map.entry(method.getFullMethodName(), rule);
  }
}
