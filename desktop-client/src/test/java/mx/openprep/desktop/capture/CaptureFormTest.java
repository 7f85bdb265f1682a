package mx.openprep.desktop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.PageArea;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaptureFormTest {
  static CaptureTask task(boolean adjudication, String... fields) {
    CaptureTask.Builder task =
        CaptureTask.newBuilder().setLease("lease-1").setAdjudication(adjudication);
    for (String field : fields) {
      task.addFields(
          FormFieldView.newBuilder()
              .setField(field)
              .setLabel(field)
              .setVote(!field.startsWith("TOTAL")));
    }
    return task.build();
  }

  private final CaptureForm form =
      new CaptureForm(task(false, "TOTAL_VOTOS_SACADOS", "PAN", "PRI", "TOTAL_VOTOS_ASENTADO"));

  private void key(int index, String digits) {
    form.entries().get(index).type(digits);
  }

  @Nested
  class TheHand {
    @Test
    void goesOnOnlyFromAFieldWithAValue() {
      form.next();
      assertThat(form.placeProperty().get()).isZero();
      assertThat(form.entries().getFirst().missedProperty().get()).isTrue();
      key(0, "12");
      assertThat(form.entries().getFirst().missedProperty().get()).isFalse();
      form.next();
      assertThat(form.placeProperty().get()).isEqualTo(1);
    }

    @Test
    void endsAtTheButtonAndAtTheFirstField() {
      form.previous();
      assertThat(form.placeProperty().get()).isZero();
      form.entries().forEach(entry -> entry.type("1"));
      for (int i = 0; i < 10; i++) {
        form.next();
      }
      assertThat(form.placeProperty().get()).isEqualTo(form.sendPlace()).isEqualTo(4);
      form.previous();
      assertThat(form.placeProperty().get()).isEqualTo(3);
    }

    @Test
    void isLedToWhatIsMissing() {
      key(0, "1");
      key(2, "1");
      assertThat(form.goToMissing()).isTrue();
      assertThat(form.placeProperty().get()).isEqualTo(1);
      key(1, "1");
      key(3, "1");
      assertThat(form.goToMissing()).isFalse();
    }

    @Test
    void goesToTheNextFieldThatIsStillOpenAndThenToTheButton() {
      key(1, "1");
      form.nextProblem();
      assertThat(form.placeProperty().get()).isEqualTo(2);
      form.nextProblem();
      assertThat(form.placeProperty().get()).isEqualTo(3);
      key(3, "1");
      form.nextProblem();
      assertThat(form.placeProperty().get()).isZero();
      key(0, "1");
      form.nextProblem();
      assertThat(form.placeProperty().get()).isEqualTo(2);
      form.nextProblem();
      assertThat(form.placeProperty().get()).isEqualTo(2);
      assertThat(form.entries().get(2).missedProperty().get()).isTrue();
      key(2, "1");
      form.nextProblem();
      assertThat(form.placeProperty().get()).isEqualTo(form.sendPlace());
    }

    @Test
    void comesBackToWhatIsWorthASecondLook() {
      form.entries().forEach(entry -> entry.type("9"));
      form.placeProperty().set(form.sendPlace());
      form.lookAgain(java.util.List.of(new SecondLook.TotalDiffers(18, 9)));
      form.nextProblem();
      assertThat(form.placeProperty().get()).isEqualTo(3);
      form.nextProblem();
      assertThat(form.placeProperty().get()).isEqualTo(form.sendPlace());
    }

    @Test
    void hasItsPlaceOnThePageWhereThatIsKnown() {
      PageArea area = PageArea.newBuilder().setX(0.1).setY(0.3).setHeight(0.02).build();
      CaptureTask.Builder task = task(false, "PAN", "PRI").toBuilder();
      task.getFieldsBuilder(1).setArea(area);
      CaptureForm known = new CaptureForm(task.build());
      assertThat(known.area()).isEmpty();
      known.placeProperty().set(1);
      assertThat(known.area()).contains(area);
      known.placeProperty().set(known.sendPlace());
      assertThat(known.area()).isEmpty();
    }

    @Test
    void passesTheReasonOfAnAdjudication() {
      CaptureForm adjudication = new CaptureForm(task(true, "PAN"));
      adjudication.entries().getFirst().type("5");
      adjudication.next();
      assertThat(adjudication.placeProperty().get()).isEqualTo(adjudication.reasonPlace());
      assertThat(adjudication.goToMissing()).isTrue();
      adjudication.reasonProperty().set(AdjudicationReason.OTHER);
      assertThat(adjudication.goToMissing()).isTrue();
      adjudication.reasonWordsProperty().set("Otra mano escribió encima");
      assertThat(adjudication.goToMissing()).isFalse();
      adjudication.next();
      assertThat(adjudication.placeProperty().get()).isEqualTo(adjudication.sendPlace());
    }
  }

  @Nested
  class Values {
    @Test
    void areWhatWasKeyedLast() {
      key(0, "0012");
      form.entries().get(1).mark(FieldValue.Mark.ILLEGIBLE);
      form.entries().get(2).mark(FieldValue.Mark.BLANK);
      form.entries().get(2).type("259336");
      assertThat(form.values())
          .isEqualTo(
              Map.of(
                  FieldId.VOTOS_SACADOS,
                  FieldValue.votes(12),
                  new FieldId("PAN"),
                  FieldValue.Mark.ILLEGIBLE,
                  new FieldId("PRI"),
                  FieldValue.votes(259_336)));
      assertThat(form.missingProperty().get()).isEqualTo(1);
      key(0, "");
      assertThat(form.missingProperty().get()).isEqualTo(2);
    }

    @Test
    void addUpWithoutMarksAndWithoutWhatIsNoVote() {
      List.of("500", "42", "57")
          .forEach(digits -> key(List.of("500", "42", "57").indexOf(digits), digits));
      assertThat(form.sum()).isEmpty();
      key(3, "100");
      assertThat(form.sum()).contains(99);
      assertThat(form.writtenTotal()).contains(100);
      form.entries().get(1).mark(FieldValue.Mark.ILLEGIBLE);
      assertThat(form.sum()).contains(57);
      form.entries().get(3).mark(FieldValue.Mark.BLANK);
      assertThat(form.writtenTotal()).isEmpty();
    }
  }
}
