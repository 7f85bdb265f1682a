package mx.openprep.desktop.node;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.StationRecord;

/** The register of stations in the store, with a copy in memory for every call's check. */
final class StationTable implements StationRegister {
  private final Database database;
  private volatile List<Known> known;

  private record Known(X509Certificate certificate, boolean revoked) {}

  StationTable(Database database) {
    this.database = database;
    this.known = known(database.read(StationTable::stored));
  }

  private static List<StationRecord> stored(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select record from station");
        ResultSet rows = select.executeQuery()) {
      List<StationRecord> found = new ArrayList<>();
      while (rows.next()) {
        found.add(StationRecord.parseFrom(rows.getBytes(1)));
      }
      return found;
    } catch (InvalidProtocolBufferException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  private static List<Known> known(List<StationRecord> stations) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<Known> known = new ArrayList<>();
      for (StationRecord station : stations) {
        byte[] certificate = station.getCertificate().toByteArray();
        known.add(
            new Known(
                (X509Certificate)
                    factory.generateCertificate(new ByteArrayInputStream(certificate)),
                station.getRevoked()));
      }
      return List.copyOf(known);
    } catch (CertificateException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  @Override
  public void learn(List<StationRecord> stations) {
    List<Known> replacement = known(stations);
    database.write(c -> {
      try (Statement delete = c.createStatement()) {
        delete.execute("delete from station");
      }
      try (PreparedStatement insert =
          c.prepareStatement("insert into station (station, record) values (?, ?)")) {
        for (StationRecord station : stations) {
          insert.setString(1, station.getStation());
          insert.setBytes(2, station.toByteArray());
          insert.addBatch();
        }
        return insert.executeBatch();
      }
    });
    known = replacement;
  }

  @Override
  public boolean isWithdrawn(X509Certificate certificate) {
    return known.stream().anyMatch(station -> withdraws(station, certificate));
  }

  private static boolean withdraws(Known station, X509Certificate certificate) {
    // A renewed certificate is for the same key; the host may know either.
    if (station.certificate().getPublicKey().equals(certificate.getPublicKey())) {
      return station.revoked();
    }
    return station
            .certificate()
            .getSubjectX500Principal()
            .equals(certificate.getSubjectX500Principal())
        && certificate
            .getNotBefore()
            .toInstant()
            .isBefore(station.certificate().getNotBefore().toInstant());
  }
}
