package mx.openprep.desktop.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.people.PersonId;

/**
 * Lease ids that the node knows again after it has forgotten the lease: they say who was lent what,
 * sealed with a key of the store, so that nobody can write one for an acta of his choice.
 */
final class LeaseSeal {
  private static final String SETTING = "lease seal";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int SEAL_BYTES = 16;
  private static final int NONCE_BYTES = 8;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /** What was lent. */
  record Note(PersonId person, ActaTable.Candidate task, Instant started) {}

  private LeaseSeal(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A seal that ends with the program. */
  static LeaseSeal passing() {
    return new LeaseSeal(newKey());
  }

  /** The seal of this store. */
  static LeaseSeal of(Database database) {
    Optional<String> known = database.read(c -> StoreSettings.get(c, SETTING));
    if (known.isPresent()) {
      return new LeaseSeal(HexFormat.of().parseHex(known.get()));
    }
    byte[] key = newKey();
    database.write(c -> {
      StoreSettings.put(c, SETTING, HexFormat.of().formatHex(key));
      return SETTING;
    });
    return new LeaseSeal(key);
  }

  private static byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** The id of a new lease; no two are alike. */
  String close(Note note) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream text = new DataOutputStream(bytes)) {
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      text.write(nonce);
      text.writeUTF(note.person().value());
      text.writeUTF(note.task().acta().value());
      text.write(note.task().image().bytes());
      text.writeUTF(note.task().work().name());
      text.writeUTF(note.started().toString());
      text.write(seal(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /** What was lent under this id; empty when it is none of ours. */
  Optional<Note> open(String id) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(id);
      int length = bytes.length - SEAL_BYTES;
      if (length < NONCE_BYTES || !isSealed(bytes, length)) {
        return Optional.empty();
      }
      DataInputStream text =
          new DataInputStream(new ByteArrayInputStream(bytes, NONCE_BYTES, length - NONCE_BYTES));
      PersonId person = new PersonId(text.readUTF());
      ActaId acta = new ActaId(text.readUTF());
      ImageHash image = ImageHash.fromBytes(text.readNBytes(32));
      CaptureWork work = CaptureWork.valueOf(text.readUTF());
      Instant started = Instant.parse(text.readUTF());
      return Optional.of(new Note(person, new ActaTable.Candidate(acta, image, work), started));
    } catch (IllegalArgumentException | IOException notOurs) {
      return Optional.empty();
    }
  }

  private boolean isSealed(byte[] bytes, int length) {
    byte[] found = java.util.Arrays.copyOfRange(bytes, length, bytes.length);
    return MessageDigest.isEqual(found, seal(bytes, length));
  }

  private byte[] seal(byte[] text, int length) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(text, 0, length);
      return java.util.Arrays.copyOf(mac.doFinal(), SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
