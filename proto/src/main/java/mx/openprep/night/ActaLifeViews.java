package mx.openprep.night;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.desk.Operator;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ActaLifeView;
import mx.openprep.v1.ActaRow;
import mx.openprep.v1.ActionOption;
import mx.openprep.v1.LifeEntry;
import mx.openprep.v1.SettledField;

/** The life of one acta: who did what and when, and its figures only once they are settled. */
public final class ActaLifeViews {
  private final NightSource night;
  private final NightViews views;
  private final Actions actions;
  private final Function<ActaId, List<Event>> events;

  /** What may be set in motion again, and why not. */
  @FunctionalInterface
  public interface Actions {
    List<ActionOption> options(Operator operator, ActaId acta, ActaState state);
  }

  /**
   * Views of single lives.
   *
   * @param events everything that happened to an acta, in the order in which it became known
   */
  public ActaLifeViews(
      NightSource night, NightViews views, Actions actions, Function<ActaId, List<Event>> events) {
    this.night = night;
    this.views = views;
    this.actions = actions;
    this.events = events;
  }

  public ActaLifeView of(Operator operator, ActaId acta) {
    List<Event> life = events.apply(acta);
    if (life.isEmpty() || !acta.isOutsideCatalogue()) {
      // What is neither expected here nor was found here is refused.
      night.scope().acta(acta);
    }
    ActaState state = state(night.scope().life(acta), life);
    ActaRow row = night.look(fold -> views.row(fold, acta));
    ActaLifeView.Builder view =
        ActaLifeView.newBuilder()
            .setRow(row)
            .addAllEntries(entries(life))
            .addAllActions(actions.options(operator, acta, state));
    state
        .trailSoFar()
        .ifPresent(trail -> view.setImage(ByteString.copyFrom(trail.picture().image().bytes())));
    if (state instanceof ActaState.FueraDeCatalogo found) {
      view.setImage(ByteString.copyFrom(found.image().bytes()));
    }
    state
        .settled()
        .ifPresent(settled -> view.addAllFields(fields(acta, settled.verification().values())));
    return view.build();
  }

  private static ActaState state(ActaLife life, List<Event> events) {
    ActaState state = ActaLife.START;
    for (Event event : events) {
      if (event.fact() instanceof Fact.OfActa(ActaFact fact)
          && life.apply(state, fact, event.deed())
              instanceof ActaLife.Transition.Moved(ActaState next)) {
        state = next;
      }
    }
    return state;
  }

  private List<SettledField> fields(ActaId acta, Map<FieldId, FieldValue> values) {
    ElectionPackage election = night.scope().election();
    List<SettledField> fields = new ArrayList<>();
    FormDefinition.of(election, night.scope().acta(acta))
        .keyed()
        .forEach(field -> {
          FieldValue value = values.get(field.id());
          if (value != null) {
            fields.add(
                SettledField.newBuilder().setLabel(field.label()).setValue(word(value)).build());
          }
        });
    return fields;
  }

  private static String word(FieldValue value) {
    return switch (value) {
      case FieldValue.Votes votes -> String.valueOf(votes.count());
      case FieldValue.Mark mark -> mark.name();
    };
  }

  private List<LifeEntry> entries(List<Event> life) {
    return life.stream().map(this::entry).toList();
  }

  private LifeEntry entry(Event event) {
    LifeEntry.Builder entry =
        switch (event.fact()) {
          case Fact.OfActa(ActaFact fact) -> entry(fact);
          case Fact.LeaseTakenBack fact ->
              entry(LifeEntry.Kind.TAKEN_BACK, views.name(fact.holder()), fact.reason());
          case Fact _ -> entry(LifeEntry.Kind.OTHER_ENTRY, "", "");
        };
    return entry
        .setTime(WireValues.timestamp(event.time()))
        .setPersonName(event.person().map(views::name).orElse(""))
        .setStation(event.station())
        .build();
  }

  private static LifeEntry.Builder entry(ActaFact of) {
    return switch (of) {
      case ActaFact.Acopiada fact ->
          entry(LifeEntry.Kind.RECEIVED, fact.documentType().name(), fact.transferMechanism());
      case ActaFact.ImageIdentified fact ->
          entry(LifeEntry.Kind.DIGITIZED, fact.digitization().name(), "");
      case ActaFact.Captured fact -> entry(LifeEntry.Kind.CAPTURED, fact.round().name(), "");
      case ActaFact.Adjudicated fact -> entry(LifeEntry.Kind.ADJUDICATED, "", fact.reason());
      case ActaFact.Missing fact -> entry(LifeEntry.Kind.MISSING, fact.reason().name(), "");
      case ActaFact.FueraDeCatalogo fact ->
          entry(LifeEntry.Kind.OUTSIDE_CATALOGUE, "", fact.description());
      case ActaFact.ProblemReported fact ->
          entry(LifeEntry.Kind.PROBLEM, fact.kind().name(), fact.comment());
      case ActaFact.Cotejada fact -> entry(LifeEntry.Kind.COMPARED, "", "");
      // The reason may tell the figures proposed, which nobody has agreed to.
      case ActaFact.CorrectionProposed fact -> entry(LifeEntry.Kind.CORRECTION, "", "");
      case ActaFact.CorrectionDecided fact ->
          entry(
              LifeEntry.Kind.CORRECTION_DECISION,
              fact.approved() ? "APPROVED" : "REFUSED",
              fact.reason());
      case ActaFact.Packed fact -> entry(LifeEntry.Kind.PACKED, "", "");
    };
  }

  private static LifeEntry.Builder entry(LifeEntry.Kind kind, String detail, String text) {
    return LifeEntry.newBuilder().setKind(kind).setDetail(detail).setText(text);
  }
}
