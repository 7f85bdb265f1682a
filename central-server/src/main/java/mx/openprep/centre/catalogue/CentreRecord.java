package mx.openprep.centre.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ties the database to one realm and one election package for good: official, drill and practice
 * data never meet.
 */
public final class CentreRecord {
  private final JdbcClient jdbc;

  /** How stations and their people recognise the centre. */
  public record Contact(String address, String fingerprint) {}

  private record Belongs(String realm, PackageHash packageHash) {}

  /**
   * Claims an empty database; compares with one that is claimed.
   *
   * @throws Refusal REALM_DIFFERS or STORE_OF_OTHER_PACKAGE
   */
  CentreRecord(
      JdbcClient jdbc, TransactionTemplate transaction, Realm realm, ElectionPackage election) {
    this.jdbc = jdbc;
    transaction.executeWithoutResult(status -> claim(realm, election));
  }

  private void claim(Realm realm, ElectionPackage election) {
    jdbc.sql("insert into centre (realm, package_hash) values (?, ?) on conflict do nothing")
        .param(realm.name())
        .param(election.hash().bytes())
        .update();
    Belongs belongs =
        jdbc.sql("select realm, package_hash from centre")
            .query((row, number) ->
                new Belongs(row.getString("realm"), PackageHash.of(row.getBytes("package_hash"))))
            .single();
    if (!belongs.realm().equals(realm.name())) {
      throw new Refusal(MessageCode.REALM_DIFFERS, realm.name(), belongs.realm());
    }
    if (!belongs.packageHash().equals(election.hash()) && !isAgreedUpon(election.hash())) {
      throw new Refusal(
          MessageCode.STORE_OF_OTHER_PACKAGE,
          election.hash().brief(),
          belongs.packageHash().brief());
    }
    Map<String, String> places = new LinkedHashMap<>();
    election.catds().forEach(catd -> places.put(catd.id().value(), catd.name()));
    // Stations and people of a CCV are enrolled there as those of a CATD are at theirs.
    election.rules().capture().ccvs().forEach(ccv -> places.put(ccv.id().value(), ccv.name()));
    jdbc.sql(
            """
            insert into catd (catd, name) select * from unnest(?::text[], ?::text[])
            on conflict do nothing
            """)
        .param((Object) places.keySet().toArray(String[]::new))
        .param((Object) places.values().toArray(String[]::new))
        .update();
  }

  /** Two people agreed on another package, and nothing was received under the one before. */
  private boolean isAgreedUpon(PackageHash wanted) {
    return jdbc.sql(
                """
                update centre set package_hash = :hash
                where not exists (select from event where acta is not null)
                  and (select c.subject from consent c
                    join consent_decision d on d.consent = c.number
                    where c.kind = 'PACKAGE' and d.accepted
                    order by d.position desc limit 1) = encode(:hash, 'hex')
                """)
            .param("hash", wanted.bytes())
            .update()
        > 0;
  }

  /** Which store this is; another one after every restore. */
  public UUID store() {
    return jdbc.sql("select store from centre").query(UUID.class).single();
  }

  /** Notes how to reach the centre, for the commands that tell people. */
  public void announce(Contact contact) {
    jdbc.sql("update centre set grpc_address = ?, ca_fingerprint = ?")
        .param(contact.address())
        .param(contact.fingerprint())
        .update();
  }

  /** The election package that it is tied to. */
  public static PackageHash election(JdbcClient jdbc) {
    return PackageHash.of(jdbc.sql("select package_hash from centre").query(byte[].class).single());
  }

  /** What was announced last. */
  public static Contact contact(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select coalesce(grpc_address, '') as address, coalesce(ca_fingerprint, '') as print
            from centre
            """)
        .query((row, number) -> new Contact(row.getString("address"), row.getString("print")))
        .single();
  }
}
