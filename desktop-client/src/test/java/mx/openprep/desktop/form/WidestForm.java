package mx.openprep.desktop.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import mx.openprep.acta.FormDefinition;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.OptionId;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/** Nine parties, every combination of a coalition of three and of one of five. */
final class WidestForm {
  static final FormDefinition FORM =
      FormDefinition.of(
          new Ballot(
              new ElectionCode("GUB"), new TerritoryId(TerritoryKind.STATE, "14"), options()),
          CasillaType.BASICA);

  private WidestForm() {}

  private static List<BallotOption> options() {
    List<String> parties =
        List.of("PAN", "PRI", "PRD", "PT", "PVEM", "MC", "MORENA", "HAGAMOS", "FUTURO");
    List<BallotOption> options = new ArrayList<>();
    parties.forEach(party -> options.add(new BallotOption.Party(new OptionId(party), party)));
    options.addAll(combinations(List.of("PAN", "PRI", "PRD")));
    options.addAll(combinations(List.of("PT", "PVEM", "MORENA", "HAGAMOS", "FUTURO")));
    return options;
  }

  private static List<BallotOption> combinations(List<String> members) {
    List<List<String>> subsets = new ArrayList<>();
    for (int set = 0; set < 1 << members.size(); set++) {
      List<String> subset = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        if ((set >> i & 1) == 1) {
          subset.add(members.get(i));
        }
      }
      if (subset.size() >= 2) {
        subsets.add(subset);
      }
    }
    subsets.sort(Comparator.comparingInt((List<String> s) -> -s.size()));
    OptionId coalition = new OptionId("C_" + String.join("_", members));
    return subsets.stream()
        .<BallotOption>map(subset ->
            new BallotOption.Combination(
                new OptionId("C_" + String.join("_", subset)),
                String.join("-", subset),
                coalition,
                subset.stream().map(OptionId::new).collect(Collectors.toList())))
        .toList();
  }
}
