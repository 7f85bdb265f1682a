package mx.openprep.centre.tally;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.ActaId;
import mx.openprep.election.ActaType;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaId;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.CatdId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Location;
import mx.openprep.election.OptionId;
import mx.openprep.election.Principle;
import mx.openprep.election.PublishedTexts;
import mx.openprep.election.Rules;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/**
 * A small election with everything in it that a large one may have: coalitions that do not compete
 * everywhere, especiales with two actas, votes from abroad, illegible fields, too many votes, no
 * actas, images that are not published, actas of nowhere. It writes its rows and its part of the
 * catalogue with code of its own.
 */
final class RandomElection {
  private static final Instant NIGHT = Instant.parse("2024-06-03T02:00:00Z");
  private static final Set<CasillaType> WITHOUT_LIMIT =
      Set.of(
          CasillaType.VOTO_EN_EL_EXTRANJERO,
          CasillaType.VOTO_ANTICIPADO,
          CasillaType.PRISION_PREVENTIVA);
  private static final Rules RULES =
      new Rules(
          2,
          1000,
          WITHOUT_LIMIT,
          List.of(),
          List.of(),
          new PublishedTexts("", "", "", "", "", "", "", "", "", "", "", "", "", "", ""));
  private static final ActaType SECOND =
      new ActaType("3ERP", Principle.PROPORTIONAL, Set.of(CasillaType.ESPECIAL));
  private static final ActaType FIRST =
      new ActaType("3", Principle.MAJORITY, EnumSet.allOf(CasillaType.class));

  private final Random random;
  private final ElectionCode code;
  private final Election election;
  private final Map<TerritoryId, Ballot> ballots = new LinkedHashMap<>();
  private final List<ExpectedActa> actas = new ArrayList<>();
  private long written;

  RandomElection(int number, long seed) {
    random = new Random(seed * 1_000_003 + number);
    code = new ElectionCode("E%06d".formatted(number));
    List<BallotOption> options = options();
    election =
        new Election(
            code,
            code.value(),
            TerritoryKind.DISTRICT,
            random.nextInt(6) == 0 ? TerritoryKind.STATE : TerritoryKind.DISTRICT,
            options,
            List.of(FIRST, SECOND));
    for (int d = 1; d <= 1 + random.nextInt(3); d++) {
      TerritoryId id = new TerritoryId(TerritoryKind.DISTRICT, "%03d".formatted(d));
      boolean allied = random.nextInt(4) > 0;
      ballots.put(
          id,
          new Ballot(
              code,
              id,
              options.stream()
                  .filter(o -> allied || !(o instanceof BallotOption.Combination))
                  .toList()));
    }
    int casillas = 2 + random.nextInt(6);
    for (int c = 0; c < casillas; c++) {
      casilla(c);
    }
  }

  private List<BallotOption> options() {
    int parties = 2 + random.nextInt(4);
    List<BallotOption> options = new ArrayList<>();
    IntStream.range(0, parties)
        .mapToObj(p -> new BallotOption.Party(new OptionId("P" + p), "P" + p))
        .forEach(options::add);
    if (random.nextInt(5) > 0) {
      List<OptionId> members =
          IntStream.range(0, Math.min(parties, 2 + random.nextInt(2)))
              .mapToObj(p -> new OptionId("P" + p))
              .toList();
      OptionId whole = id(members);
      options.add(new BallotOption.Combination(whole, whole.value(), whole, members));
      if (members.size() == 3) {
        for (List<OptionId> pair :
            List.of(
                List.of(members.get(0), members.get(1)),
                List.of(members.get(0), members.get(2)),
                List.of(members.get(1), members.get(2)))) {
          options.add(new BallotOption.Combination(id(pair), id(pair).value(), whole, pair));
        }
      }
    }
    if (parties > 4 && random.nextBoolean()) {
      List<OptionId> members = List.of(new OptionId("P3"), new OptionId("P4"));
      options.add(new BallotOption.CommonCandidacy(new OptionId("CC_1"), "P3-P4", members));
    }
    if (random.nextBoolean()) {
      options.add(new BallotOption.Independent(new OptionId("I1"), "I1"));
    }
    return options;
  }

  private static OptionId id(List<OptionId> members) {
    return new OptionId(members.stream().map(OptionId::value).collect(joining("_", "C_", "")));
  }

  private void casilla(int number) {
    CasillaType type =
        switch (random.nextInt(10)) {
          case 0, 1 -> CasillaType.ESPECIAL;
          case 2 -> CasillaType.VOTO_EN_EL_EXTRANJERO;
          case 3 -> CasillaType.VOTO_ANTICIPADO;
          default -> CasillaType.BASICA;
        };
    List<TerritoryId> districts = List.copyOf(ballots.keySet());
    boolean abroad = type == CasillaType.VOTO_EN_EL_EXTRANJERO;
    String section = type.withoutSection() ? "0000" : "%04d".formatted(1 + random.nextInt(4));
    Casilla casilla =
        new Casilla(
            new CasillaId("c" + number),
            CasillaKey.parse("14" + section + type.letter() + "0100"),
            abroad
                ? Optional.empty()
                : Optional.of(districts.get(random.nextInt(districts.size()))),
            Optional.empty(),
            Location.URBAN,
            type.withoutSection()
                ? Optional.empty()
                : Optional.of(type == CasillaType.ESPECIAL ? 0 : 100 + random.nextInt(500)),
            new CatdId("CATD-001"));
    int representatives = type == CasillaType.ESPECIAL ? 300 : 10;
    actas.add(new ExpectedActa(acta(), code, casilla, FIRST, representatives));
    if (type == CasillaType.ESPECIAL) {
      actas.add(new ExpectedActa(acta(), code, casilla, SECOND, representatives));
    }
  }

  private ActaId acta() {
    return new ActaId(code + "-" + actas.size());
  }

  ElectionPlaces places() {
    return new ElectionPlaces(election, ballots.keySet(), this::ballot, actas);
  }

  private Ballot ballot(TerritoryId district) {
    return ballots.getOrDefault(district, new Ballot(code, district, election.columns()));
  }

  private Ballot ballot(ExpectedActa acta) {
    return acta.casilla()
        .district()
        .map(this::ballot)
        .orElseGet(() -> ballot(new TerritoryId(TerritoryKind.STATE, "14")));
  }

  /** Lines of {@code catalogue_acta}. */
  List<String> catalogue() {
    return actas.stream()
        .map(acta ->
            Stream.of(
                    acta.id(),
                    code,
                    acta.type().principle(),
                    acta.casilla().district().map(TerritoryId::number).orElse("\\N"),
                    acta.casilla().type().letter(),
                    acta.casilla().listaNominal().orElse(0),
                    ballot(acta).options().size() + 2,
                    WITHOUT_LIMIT.contains(acta.casilla().type())
                        ? "\\N"
                        : acta.casilla().listaNominal().orElse(0) + acta.representatives(),
                    "CATD-001")
                .map(String::valueOf)
                .collect(joining("\t")))
        .toList();
  }

  /** Lines of {@code vote_column}. */
  List<String> columns() {
    List<String> names = new ArrayList<>();
    election.columns().forEach(o -> names.add(o.id().value()));
    names.addAll(List.of("NO_REGISTRADAS", "NULOS"));
    return IntStream.range(0, names.size())
        .mapToObj(i -> code + "\t" + (i + 1) + "\t" + names.get(i))
        .toList();
  }

  /** Lines of {@code ballot_box}. */
  List<String> boxes() {
    boolean byState = election.coalitionSplit() == TerritoryKind.STATE;
    List<String> lines = new ArrayList<>();
    ballots.forEach((id, ballot) -> boxes(lines, id.number(), ballot.options(), !byState));
    boxes(lines, "", election.columns(), true);
    boxes(lines, "RP", election.columns(), true);
    if (byState) {
      boxes(lines, "MR", election.columns(), true);
    }
    return lines;
  }

  private void boxes(
      List<String> lines, String place, List<BallotOption> options, boolean divided) {
    String head = code + "\t" + place + "\t";
    String tail = "\t" + (divided ? "t" : "f");
    int rank = 1;
    for (BallotOption option : options) {
      boolean combined = option.id().value().startsWith("C_");
      boolean common = option.id().value().startsWith("CC_");
      lines.add(
          head
              + option.id()
              + (common ? "\tCOMMON\t\\N\t" : combined ? "\tCOMBINATION\t" : "\tALONE\t\\N\t")
              + (combined && !common ? whole(options) + "\t" : "")
              + rank++
              + option.members().stream().map(OptionId::value).collect(joining(",", "\t{", "}"))
              + tail);
    }
    lines.add(head + "NO_REGISTRADAS\tALONE\t\\N\t" + rank + "\t{}" + tail);
    lines.add(head + "NULOS\tALONE\t\\N\t" + rank + "\t{}" + tail);
  }

  /** The coalition: the combination with the longest name. */
  private static String whole(List<BallotOption> options) {
    return options.stream()
        .map(option -> option.id().value())
        .filter(id -> id.startsWith("C_"))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  /**
   * What some of its actas say now; asked again, they say something else.
   *
   * @param published takes the images that are published
   */
  List<StoredActa> night(List<ImageHash> published) {
    List<StoredActa> night = new ArrayList<>();
    for (ExpectedActa acta : actas) {
      int fate = random.nextInt(12);
      if (fate < 3) {
        continue;
      }
      StoredActa stored =
          new StoredActa(
              acta.id(),
              code,
              fate == 3 ? ActaState.Name.SIN_ACTA : ActaState.Name.VERIFICADA,
              ++written);
      night.add(
          fate == 3
              ? stored.decision(CountingDecision.sinActa(SinActaReason.PAQUETE_NO_ENTREGADO))
              : verified(stored, acta, fate, published));
    }
    if (random.nextInt(4) == 0) {
      ImageHash image = image(published, false);
      night.add(
          new StoredActa(
                  ActaId.outsideCatalogue(code, image.hex()),
                  code,
                  ActaState.Name.FUERA_DE_CATALOGO,
                  ++written)
              .decision(CountingDecision.fueraDeCatalogo())
              .picture(image, false)
              .times(NIGHT, false));
    }
    return night;
  }

  private StoredActa verified(
      StoredActa stored, ExpectedActa acta, int fate, List<ImageHash> published) {
    FormDefinition form = FormDefinition.of(ballot(acta), acta.casilla().type());
    Map<FieldId, FieldValue> values = new HashMap<>();
    for (FormField field : form.keyed()) {
      boolean illegible = fate == 4 || (fate < 7 && random.nextInt(4) == 0);
      values.put(
          field.id(),
          illegible
              ? random.nextBoolean() ? FieldValue.Mark.ILLEGIBLE : FieldValue.Mark.BLANK
              : FieldValue.votes(random.nextInt(fate == 7 ? 400 : 40)));
    }
    return stored
        .decision(CountingDecision.verified(form, values, acta, RULES))
        .values(BoxVotes.columns(election), values)
        .picture(image(published, fate == 8), random.nextBoolean())
        .times(NIGHT, true);
  }

  private ImageHash image(List<ImageHash> published, boolean kept) {
    byte[] content =
        (code + " " + written + " " + random.nextLong()).getBytes(StandardCharsets.UTF_8);
    ImageHash image = ImageHash.of(content);
    if (!kept) {
      published.add(image);
    }
    return image;
  }
}
