package mx.openprep.desktop.supervision;

import java.util.List;
import java.util.Locale;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import mx.openprep.v1.Incident;
import mx.openprep.v1.IncidentRaised;
import mx.openprep.v1.IncidentStep;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Incidents in words and pictures. */
final class IncidentLook {
  /** What people raise; the rest the journal tells by itself. */
  static final List<IncidentRaised.Kind> RAISED_BY_PEOPLE =
      List.of(
          IncidentRaised.Kind.OTHER,
          IncidentRaised.Kind.SCANNER,
          IncidentRaised.Kind.HOST,
          IncidentRaised.Kind.READINESS);

  static final List<IncidentRaised.Severity> SEVERITIES =
      List.of(
          IncidentRaised.Severity.HIGH,
          IncidentRaised.Severity.MEDIUM,
          IncidentRaised.Severity.LOW);

  private IncidentLook() {}

  static String kind(Texts texts, IncidentRaised.Kind kind) {
    return switch (kind) {
      case DENIAL -> texts.of("incident.denial");
      case DAMAGED_IMAGE -> texts.of("incident.damaged-image");
      case DISPUTE -> texts.of("incident.dispute");
      case REFUSED_ENVELOPE -> texts.of("incident.refused-envelope");
      case HOST -> texts.of("incident.host");
      case SCANNER -> texts.of("incident.scanner");
      case READINESS -> texts.of("incident.readiness");
      case PUBLISHED_DIFFERS -> texts.of("incident.published-differs");
      case OTHER, KIND_UNSPECIFIED, UNRECOGNIZED -> texts.of("incident.other");
    };
  }

  static String severity(Texts texts, IncidentRaised.Severity severity) {
    return switch (severity) {
      case HIGH -> texts.of("incident.high");
      case MEDIUM -> texts.of("incident.medium");
      case LOW, SEVERITY_UNSPECIFIED, UNRECOGNIZED -> texts.of("incident.low");
    };
  }

  static Ikon icon(IncidentRaised.Severity severity) {
    return switch (severity) {
      case HIGH -> Material2AL.ERROR;
      case MEDIUM -> Material2MZ.WARNING;
      case LOW, SEVERITY_UNSPECIFIED, UNRECOGNIZED -> Material2AL.INFO;
    };
  }

  static String state(Texts texts, Incident.State state) {
    return switch (state) {
      case OPEN -> texts.of("incident.open");
      case RECOMMENDED -> texts.of("incident.recommended");
      case CLOSED -> texts.of("incident.closed");
      case SOLVED -> texts.of("incident.solved");
      case STATE_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  static String step(Texts texts, IncidentStep.Kind kind) {
    return switch (kind) {
      case COMMENT -> texts.of("incident.step.comment");
      case RECOMMENDATION -> texts.of("incident.step.recommendation");
      case APPROVAL -> texts.of("incident.step.approval");
      case REFUSAL -> texts.of("incident.step.refusal");
      case SOLUTION -> texts.of("incident.step.solution");
      case KIND_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  /** What happened: a person's words; for a denial, what was denied. */
  static String words(Texts texts, Incident incident) {
    if (incident.getKind() != IncidentRaised.Kind.DENIAL) {
      return incident.getDescription();
    }
    String code = incident.getDescription().split(" ", 2)[0];
    for (MessageCode known : MessageCode.values()) {
      if (known.code().equals(code.toUpperCase(Locale.ROOT))) {
        return known.code() + " " + MessageText.of(known, List.of(), texts.locale()).title();
      }
    }
    return incident.getDescription();
  }
}
