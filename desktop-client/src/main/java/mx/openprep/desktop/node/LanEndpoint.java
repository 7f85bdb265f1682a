package mx.openprep.desktop.node;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Optional;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Attending;
import mx.openprep.desk.Presence;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ConnectedStation;
import mx.openprep.v1.HostPulse;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.ListStationsRequest;
import mx.openprep.v1.ListStationsResponse;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.StationPulse;

/** The workstations of this CATD over the node API. */
final class LanEndpoint extends LanServiceGrpc.LanServiceImplBase {
  private final NodeId host;
  private final PackageHash packageHash;
  private final Instant opened;
  private final Presence presence;
  private final Sessions sessions;

  LanEndpoint(
      NodeId host, PackageHash packageHash, Instant opened, Presence presence, Sessions sessions) {
    this.host = host;
    this.packageHash = packageHash;
    this.opened = opened;
    this.presence = presence;
    this.sessions = sessions;
  }

  @Override
  public StreamObserver<StationPulse> attend(StreamObserver<HostPulse> answers) {
    return Attending.at(
        presence,
        AccessInterceptor.station(),
        packageHash,
        (ServerCallStreamObserver<HostPulse>) answers);
  }

  @Override
  public void listStations(
      ListStationsRequest request, StreamObserver<ListStationsResponse> caller) {
    ListStationsResponse.Builder response =
        ListStationsResponse.newBuilder()
            .addStations(
                told(new Presence.Seen(host, true, opened, presence.now(), Node.softwareVersion()))
                    .setHost(true));
    presence.stations().forEach(seen -> response.addStations(told(seen)));
    Answers.answer(caller, response.build());
  }

  private ConnectedStation.Builder told(Presence.Seen seen) {
    ConnectedStation.Builder station =
        ConnectedStation.newBuilder()
            .setStation(seen.station().value())
            .setConnected(seen.connected())
            .setSince(WireValues.timestamp(seen.since()))
            .setLastSeen(WireValues.timestamp(seen.lastSeen()))
            .setSoftwareVersion(seen.software());
    Optional<PersonRecord> person = sessions.atWork(seen.station());
    person.map(PersonRecord::getPerson).ifPresent(station::setPerson);
    person.map(PersonRecord::getName).ifPresent(station::setPersonName);
    return station;
  }
}
