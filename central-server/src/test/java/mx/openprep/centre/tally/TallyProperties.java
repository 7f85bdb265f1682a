package mx.openprep.centre.tally;

import static mx.openprep.centre.tally.Ballots.combination;
import static mx.openprep.centre.tally.Ballots.party;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.Observation;
import mx.openprep.election.ActaId;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaId;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CatdId;
import mx.openprep.election.Election;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Location;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Nothing is lost and nothing is made, whatever the actas say and in whatever order they come. */
class TallyProperties {
  private static final List<BallotOption> OPTIONS =
      List.of(
          party("A"),
          party("B"),
          party("C"),
          party("D"),
          combination("C_A_B_C", "C_A_B_C", "A", "B", "C"),
          combination("C_A_B", "C_A_B_C", "A", "B"),
          combination("C_A_C", "C_A_B_C", "A", "C"),
          combination("C_B_C", "C_A_B_C", "B", "C"));
  private static final List<TerritoryId> DISTRICTS =
      List.of(
          new TerritoryId(TerritoryKind.DISTRICT, "001"),
          new TerritoryId(TerritoryKind.DISTRICT, "002"),
          new TerritoryId(TerritoryKind.DISTRICT, "003"));

  private static final List<Contabilizada> SIGNS = List.of(Contabilizada.values());

  @Property
  void dividingKeepsEveryVoteAndFavoursNobodyByMoreThanOne(
      @ForAll @Size(10) List<@IntRange(max = 5_000) Integer> boxes) {
    Ballot ballot = new Ballot(Ballots.CODE, DISTRICTS.getFirst(), OPTIONS);
    BoxVotes votes = votes(boxes);

    Map<FieldId, Long> parties = CoalitionViews.byParty(ballot, votes);

    assertThat(sum(parties)).isEqualTo(votes.total());
    assertThat(sum(CoalitionViews.byCandidature(ballot, votes))).isEqualTo(votes.total());
    for (BallotOption option : OPTIONS) {
      if (option instanceof BallotOption.Party) {
        FieldId id = FieldId.of(option.id());
        long own = votes.of(id);
        long least = own + shares(option, votes, false);
        long most = own + shares(option, votes, true);
        assertThat(parties.get(id)).isBetween(least, most);
      }
    }
  }

  @Property(tries = 200)
  void everyLevelIsTheSumOfTheOneBelow(
      @ForAll @Size(max = 60)
          List<@IntRange(min = Integer.MIN_VALUE, max = Integer.MAX_VALUE) Integer> seeds) {
    ElectionTally tally = tally(rows(seeds));

    Figures districts =
        tally.territories().values().stream()
            .map(t -> t.tally().figures())
            .reduce(tally.outside().tally().figures(), Figures::plus);
    assertThat(districts).isEqualTo(tally.majority().figures());
    assertThat(
            districts
                .plus(tally.proportional().tally().figures())
                .plus(tally.outsideCatalogue().tally().figures()))
        .isEqualTo(tally.total().figures());
    for (TerritoryTally district : tally.territories().values()) {
      Tally sections = Tally.none(district.tally().votes().columns());
      for (SectionTally section : district.sections().values()) {
        sections = sections.plus(section.tally());
        assertThat(Tally.of(section.tally().votes().columns(), section.rows()))
            .isEqualTo(section.tally());
      }
      assertThat(sections).isEqualTo(district.tally());
      assertThat(sum(district.views().byParty())).isEqualTo(district.tally().figures().votes());
    }
    assertThat(sum(tally.majorityViews().byParty())).isEqualTo(tally.majority().figures().votes());
    assertThat(sum(tally.majorityViews().byCandidature()))
        .isEqualTo(tally.majority().figures().votes());
    assertThat(tally.total().votes().total()).isEqualTo(tally.total().figures().votes());
  }

  @Property(tries = 200)
  void orderDoesNotMatter(
      @ForAll @Size(max = 60)
          List<@IntRange(min = Integer.MIN_VALUE, max = Integer.MAX_VALUE) Integer> seeds,
      @ForAll long shuffle) {
    List<ActaRow> rows = rows(seeds);
    List<ActaRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(shuffle));

    assertThat(everything(tally(shuffled))).isEqualTo(everything(tally(rows)));
  }

  /** All that a tally says, for comparison. */
  static List<Object> everything(ElectionTally tally) {
    List<Object> all =
        new ArrayList<>(
            List.of(tally.rows(), tally.total(), tally.majority(), tally.majorityViews()));
    for (GroupTally group :
        List.of(tally.outside(), tally.proportional(), tally.outsideCatalogue())) {
      all.addAll(List.of(group.tally(), group.views(), group.rows()));
    }
    tally
        .territories()
        .forEach((id, territory) -> {
          all.addAll(List.of(id, territory.ballot(), territory.tally(), territory.views()));
          territory
              .sections()
              .forEach((number, section) ->
                  all.addAll(
                      List.of(number, section.tally(), section.byCandidature(), section.rows())));
        });
    return all;
  }

  private static ElectionTally tally(List<ActaRow> rows) {
    Election election = Ballots.election(TerritoryKind.DISTRICT, OPTIONS);
    return ElectionTally.of(election, DISTRICTS, id -> new Ballot(Ballots.CODE, id, OPTIONS), rows);
  }

  private static List<ActaRow> rows(List<Integer> seeds) {
    List<ActaRow> rows = new ArrayList<>();
    for (int i = 0; i < seeds.size(); i++) {
      rows.add(row(i, new Random(seeds.get(i))));
    }
    return rows;
  }

  private static ActaRow row(int number, Random random) {
    ExpectedActa acta = acta(number, random);
    Contabilizada sign = SIGNS.get(random.nextInt(SIGNS.size()));
    Map<FieldId, FieldValue> fields = new HashMap<>();
    int total = 0;
    for (FieldId field : BoxVotes.columns(Ballots.election(TerritoryKind.DISTRICT, OPTIONS))) {
      int votes = random.nextInt(300);
      boolean readable = random.nextInt(10) > 0;
      fields.put(field, readable ? FieldValue.votes(votes) : FieldValue.Mark.ILLEGIBLE);
      total += readable ? votes : 0;
    }
    return switch (sign) {
      case NOT_CAPTURED -> ActaRow.notCaptured(acta);
      case COUNTED ->
          row(acta, Optional.of(acta), new CountingDecision(sign, List.of(), total), fields);
      case NOT_COUNTED ->
          row(
              acta,
              Optional.of(acta),
              new CountingDecision(sign, List.of(Observation.EXCEDE_LISTA_NOMINAL), total),
              fields);
      case FUERA_DE_CATALOGO ->
          row(acta, Optional.empty(), CountingDecision.fueraDeCatalogo(), Map.of());
    };
  }

  private static ActaRow row(
      ExpectedActa acta,
      Optional<ExpectedActa> expected,
      CountingDecision decision,
      Map<FieldId, FieldValue> fields) {
    return new ActaRow(acta.id(), Ballots.CODE, expected, decision, fields, Optional.empty());
  }

  private static ExpectedActa acta(int number, Random random) {
    boolean especial = random.nextInt(5) == 0;
    boolean abroad = !especial && random.nextInt(10) == 0;
    String key =
        abroad
            ? "140000M0000"
            : "14%04d%s0100".formatted(1 + random.nextInt(4), especial ? "S" : "B");
    Casilla casilla =
        new Casilla(
            new CasillaId("c" + number),
            CasillaKey.parse(key),
            abroad ? Optional.empty() : Optional.of(DISTRICTS.get(random.nextInt(3))),
            Optional.empty(),
            Location.URBAN,
            abroad ? Optional.empty() : Optional.of(especial ? 0 : 750),
            new CatdId("CATD-001"));
    return new ExpectedActa(
        new ActaId("a" + number),
        Ballots.CODE,
        casilla,
        especial && random.nextBoolean() ? Ballots.PROPORTIONAL : Ballots.MAJORITY,
        20);
  }

  private static BoxVotes votes(List<Integer> boxes) {
    List<FieldId> columns = BoxVotes.columns(Ballots.election(TerritoryKind.DISTRICT, OPTIONS));
    Map<FieldId, FieldValue> fields = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.put(columns.get(i), FieldValue.votes(boxes.get(i)));
    }
    return BoxVotes.of(columns, fields);
  }

  private static long shares(BallotOption party, BoxVotes votes, boolean roundedUp) {
    long sum = 0;
    for (BallotOption option : OPTIONS) {
      if (option instanceof BallotOption.Combination c && c.members().contains(party.id())) {
        long combined = votes.of(FieldId.of(c.id()));
        sum += (combined + (roundedUp ? c.members().size() - 1 : 0)) / c.members().size();
      }
    }
    return sum;
  }

  private static long sum(Map<FieldId, Long> view) {
    Collection<Long> votes = view.values();
    return votes.stream().mapToLong(Long::longValue).sum();
  }
}
