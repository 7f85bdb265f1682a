package mx.openprep.centre.identity;

import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.EnrolmentServiceGrpc;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.ReplicationServiceGrpc;
import mx.openprep.v1.SessionServiceGrpc;
import mx.openprep.v1.StationServiceGrpc;
import mx.openprep.v1.SupervisionServiceGrpc;

/**
 * Who may call what at the stations' door. The door does not open with a method that is missing
 * here, nor with a rule for a method that it does not have.
 */
public final class DoorRules {
  private static final Map<String, DoorAccess> OF_STATIONS =
      Map.ofEntries(
          rule(EnrolmentServiceGrpc.getEnrolMethod(), DoorAccess.ANYBODY),
          rule(StationServiceGrpc.getRenewMethod(), DoorAccess.STATION),
          rule(StationServiceGrpc.getReplacePasswordMethod(), DoorAccess.STATION),
          rule(ReplicationServiceGrpc.getHandshakeMethod(), DoorAccess.STATION),
          // Before it has the package, a station cannot compare it. No acta goes this way.
          rule(ReplicationServiceGrpc.getDownloadPackageMethod(), DoorAccess.STATION),
          rule(ReplicationServiceGrpc.getAppendMethod(), DoorAccess.GREETED_STATION),
          rule(ReplicationServiceGrpc.getImageOffsetMethod(), DoorAccess.GREETED_STATION),
          rule(ReplicationServiceGrpc.getUploadImageMethod(), DoorAccess.GREETED_STATION),
          rule(ReplicationServiceGrpc.getDownlinkMethod(), DoorAccess.GREETED_STATION));

  /**
   * The node API, which the centre carries for CCVs: its own gate asks for the CCV, the session and
   * the role (mx.openprep.desk.AccessRules), and attending compares protocol and package.
   */
  private static final List<ServiceDescriptor> NODE_API =
      List.of(
          NodeServiceGrpc.getServiceDescriptor(),
          SessionServiceGrpc.getServiceDescriptor(),
          AcopioServiceGrpc.getServiceDescriptor(),
          CaptureServiceGrpc.getServiceDescriptor(),
          DigitizationServiceGrpc.getServiceDescriptor(),
          SupervisionServiceGrpc.getServiceDescriptor(),
          LanServiceGrpc.getServiceDescriptor());

  private static final Map<String, DoorAccess> TABLE = table();

  private DoorRules() {}

  private static Map<String, DoorAccess> table() {
    Map<String, DoorAccess> table = new TreeMap<>(OF_STATIONS);
    NODE_API.stream()
        .flatMap(service -> service.getMethods().stream())
        .forEach(method -> table.put(method.getFullMethodName(), DoorAccess.STATION));
    return Map.copyOf(table);
  }

  private static Map.Entry<String, DoorAccess> rule(
      MethodDescriptor<?, ?> method, DoorAccess access) {
    return Map.entry(method.getFullMethodName(), access);
  }

  /** Every method with its rule, in the order of their names. */
  public static SortedMap<String, DoorAccess> all() {
    return new TreeMap<>(TABLE);
  }

  static DoorAccess of(MethodDescriptor<?, ?> method) {
    DoorAccess access = TABLE.get(method.getFullMethodName());
    if (access == null) {
      throw new IllegalStateException("No rule says who may call " + method.getFullMethodName());
    }
    return access;
  }

  /** Checks that every method of these services has a rule. */
  static void requireRules(Collection<ServerServiceDefinition> services) {
    List<String> unruled =
        services.stream()
            .flatMap(service -> service.getMethods().stream())
            .map(method -> method.getMethodDescriptor().getFullMethodName())
            .filter(method -> !TABLE.containsKey(method))
            .toList();
    if (!unruled.isEmpty()) {
      throw new IllegalStateException("No rule says who may call " + unruled);
    }
  }
}
