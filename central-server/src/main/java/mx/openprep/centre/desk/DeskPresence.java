package mx.openprep.centre.desk;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.centre.identity.Stations;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Attending;
import mx.openprep.desk.Presence;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ConnectedStation;
import mx.openprep.v1.HostPulse;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.ListStationsRequest;
import mx.openprep.v1.ListStationsResponse;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.StationPulse;
import mx.openprep.v1.StationRecord;

/** Which workstations of CCVs are here. */
final class DeskPresence extends LanServiceGrpc.LanServiceImplBase {
  private final ElectionPackage election;
  private final Presence presence;
  private final Stations stations;
  private final DeskSessions sessions;

  DeskPresence(
      ElectionPackage election, Presence presence, Stations stations, DeskSessions sessions) {
    this.election = election;
    this.presence = presence;
    this.stations = stations;
    this.sessions = sessions;
  }

  @Override
  public StreamObserver<StationPulse> attend(StreamObserver<HostPulse> answers) {
    StationIdentity station = StationIdentity.ofCaller();
    Coverage.of(election, station.catd());
    return Attending.at(
        presence,
        station.station(),
        election.hash(),
        (ServerCallStreamObserver<HostPulse>) answers);
  }

  @Override
  public void listStations(
      ListStationsRequest request, StreamObserver<ListStationsResponse> caller) {
    Set<String> ours =
        stations.of(Coverage.ofCaller(election).ccv()).stream()
            .map(StationRecord::getStation)
            .collect(Collectors.toSet());
    ListStationsResponse.Builder response = ListStationsResponse.newBuilder();
    presence.stations().stream()
        .filter(seen -> ours.contains(seen.station().value()))
        .forEach(seen -> response.addStations(told(seen)));
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
