package mx.openprep.desk;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.CajaFolio;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaId;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.KeyedField;

/** Values of requests as the types of the rules; what is none of them is refused with its code. */
public final class Requests {
  private static final int LONGEST_TEXT = 1_000;

  private Requests() {}

  public static ActaId acta(String text) {
    try {
      return new ActaId(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.ACTA_UNKNOWN, e, text);
    }
  }

  public static CasillaId casilla(String text) {
    try {
      return new CasillaId(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.ACTA_UNKNOWN, e, text);
    }
  }

  public static ImageHash image(ByteString hash) {
    try {
      return ImageHash.fromBytes(hash.toByteArray());
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.IMAGE_UNKNOWN, e);
    }
  }

  public static ElectionCode election(String text) {
    try {
      return new ElectionCode(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, e, text);
    }
  }

  public static <E extends Enum<E>> E named(Class<E> type, Enum<?> wire) {
    try {
      return WireValues.named(type, wire);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, e, wire.name());
    }
  }

  public static Map<FieldId, FieldValue> values(List<KeyedField> fields) {
    try {
      return WireValues.values(fields);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.WRONG_FIELDS, e);
    }
  }

  public static Instant time(Timestamp time) {
    try {
      return WireValues.instant(time);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, e, time.toString());
    }
  }

  public static TerritoryId territory(String text) {
    try {
      int space = text.indexOf(' ');
      return new TerritoryId(
          TerritoryKind.valueOf(text.substring(0, space)), text.substring(space + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, e, text);
    }
  }

  public static CajaFolio caja(String text) {
    try {
      return new CajaFolio(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.CAJA_UNKNOWN, e, text);
    }
  }

  /** Free text, stripped. */
  public static String text(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST_TEXT) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, stripped.substring(0, 40) + "…");
    }
    return stripped;
  }
}
