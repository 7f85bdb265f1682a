package mx.openprep.desk;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import mx.openprep.acta.DocumentType;
import mx.openprep.election.CatdId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.people.Role;
import mx.openprep.v1.ElectionName;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.Session;

/** What a node says of itself, of the election and of who works at it. */
public final class Describing {
  private Describing() {}

  /**
   * A description without the version of the program.
   *
   * @param place the CATD, or the CCV of whoever asks
   */
  public static NodeDescription.Builder node(
      NodeId node, CatdId place, Realm realm, ElectionPackage election) {
    return NodeDescription.newBuilder()
        .setNode(node.value())
        .setCatd(place.value())
        .setCatdName(election.placeName(place))
        .setRealm(mx.openprep.v1.Realm.valueOf(realm.name()))
        .setPackageHash(ByteString.copyFrom(election.hash().bytes()))
        .setProcessName(election.process().name())
        .setTimeZone(election.process().zone().getId())
        .addAllElections(election.elections().stream().map(Describing::name).toList())
        .addAllDocumentTypes(
            Arrays.stream(DocumentType.values())
                .filter(type -> election.rules().documentTypes().contains(type.published()))
                .map(type -> mx.openprep.v1.DocumentType.valueOf(type.name()))
                .toList())
        .addAllTransferMechanisms(election.rules().transferMechanisms());
  }

  /**
   * A session that was opened.
   *
   * @param mustChange while the password is the one from the person's letter
   */
  public static Session session(String token, Operator operator, boolean mustChange) {
    return Session.newBuilder()
        .setToken(token)
        .setPerson(operator.person().value())
        .setName(operator.name())
        .addAllRoles(operator.roles().stream().sorted().map(Role::name).toList())
        .setMustChange(mustChange)
        .build();
  }

  private static ElectionName name(Election election) {
    return ElectionName.newBuilder()
        .setElection(election.code().value())
        .setName(election.name())
        .build();
  }
}
