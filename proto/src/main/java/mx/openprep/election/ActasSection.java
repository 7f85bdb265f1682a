package mx.openprep.election;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code actas.csv}, the catalogue of expected actas. */
final class ActasSection {
  private record Printed(ElectionCode election, CasillaId casilla, String type) {}

  private final Optional<Rules> rules;
  private final Territories territories;
  private final Catalogue<ElectionCode, ElectionDraft> elections;
  private final Catalogue<CasillaId, Casilla> casillas;
  private final Catalogue<BallotKey, Ballot> ballots;
  private final Catalogue<ActaId, ExpectedActa> actas = new Catalogue<>(PackageFiles.ACTAS);
  private final Map<Printed, Integer> lineOfPrinted = new HashMap<>();
  private final Faults faults;
  private final Set<String> electionsSeen = new HashSet<>();
  private final Set<String> casillasSeen = new HashSet<>();
  private final Set<BallotKey> missingBallots = new HashSet<>();

  ActasSection(
      Optional<Rules> rules,
      Territories territories,
      Catalogue<ElectionCode, ElectionDraft> elections,
      Catalogue<CasillaId, Casilla> casillas,
      Catalogue<BallotKey, Ballot> ballots,
      Faults faults) {
    this.rules = rules;
    this.territories = territories;
    this.elections = elections;
    this.casillas = casillas;
    this.ballots = ballots;
    this.faults = faults;
  }

  List<ExpectedActa> read(CsvTable table) {
    table.rows().forEach(this::read);
    if (table.readable()) {
      checkComplete();
    }
    return actas.values();
  }

  /** An election or casilla without actas would be expected by nobody and missed by nobody. */
  private void checkComplete() {
    for (Casilla casilla : casillas.values()) {
      if (!casillasSeen.contains(casilla.id().value())) {
        faults.add(
            new PackageFault(
                PackageFiles.CASILLAS,
                casillas.lineOf(casilla.id()),
                1,
                FaultCode.CASILLA_WITHOUT_ACTAS,
                casilla.id().value(),
                PackageFiles.ACTAS));
      }
    }
    for (ElectionDraft election : elections.values()) {
      if (!electionsSeen.contains(election.code().value())) {
        faults.add(
            new PackageFault(
                PackageFiles.ELECTIONS,
                elections.lineOf(election.code()),
                0,
                FaultCode.ELECTION_WITHOUT_ACTAS,
                election.code().value(),
                PackageFiles.ACTAS));
      }
    }
  }

  private void read(CsvRow row) {
    Optional<ActaId> id = row.declare("id", ActaId::new, actas);
    id.filter(ActaId::isOutsideCatalogue)
        .ifPresent(i -> row.fault("id", FaultCode.ACTA_ID_RESERVED, i.value(), "G-00001"));
    Optional<ElectionDraft> election = row.reference("election", ElectionCode::new, elections);
    Optional<Casilla> casilla = row.reference("casilla", CasillaId::new, casillas);
    Optional<ActaType> type = election.flatMap(e -> row.reference("type", t -> t, e.actaTypes()));
    checkOnce(row);
    if (type.isPresent() && casilla.isPresent()) {
      checkType(row, type.get(), casilla.get().type());
    }
    Optional<Ballot> ballot =
        election.isPresent() && casilla.isPresent()
            ? ballot(row, election.get(), casilla.get())
            : Optional.empty();
    if (!row.isFaulty() && type.isPresent() && ballot.isPresent() && rules.isPresent()) {
      int representatives =
          row.text("representatives")
              .map(Integer::valueOf)
              .orElseGet(() -> representatives(casilla.get().type(), ballot.get(), rules.get()));
      actas.put(
          id.orElseThrow(),
          new ExpectedActa(
              id.get(), ballot.get().election(), casilla.get(), type.get(), representatives));
    }
  }

  private void checkOnce(CsvRow row) {
    Optional<String> election = row.text("election");
    Optional<String> casilla = row.text("casilla");
    Optional<String> type = row.text("type");
    election.ifPresent(electionsSeen::add);
    casilla.ifPresent(casillasSeen::add);
    if (election.isPresent() && casilla.isPresent() && type.isPresent()) {
      Printed printed =
          new Printed(new ElectionCode(election.get()), new CasillaId(casilla.get()), type.get());
      Integer earlier = lineOfPrinted.putIfAbsent(printed, row.line());
      if (earlier != null) {
        row.fault(
            "casilla",
            FaultCode.ACTA_TWICE,
            election.get() + " " + casilla.get() + " " + type.get(),
            PackageFiles.ACTAS + ":" + earlier);
      }
    }
  }

  private static void checkType(CsvRow row, ActaType type, CasillaType casilla) {
    if (!type.casillaTypes().contains(casilla)) {
      String allowed =
          type.casillaTypes().stream()
              .sorted()
              .map(t -> String.valueOf(t.letter()))
              .collect(joining(", "));
      row.fault(
          "type",
          FaultCode.ACTA_TYPE_NOT_OF_CASILLA,
          type.code() + " – " + casilla.letter(),
          allowed);
    }
  }

  /** The ballot used at the casilla; one that is missing is reported once, not for every acta. */
  private Optional<Ballot> ballot(CsvRow row, ElectionDraft election, Casilla casilla) {
    Optional<TerritoryId> state =
        territories.entity().map(e -> new TerritoryId(TerritoryKind.STATE, e));
    Optional<TerritoryId> territory =
        election
            .level()
            .flatMap(l -> l == TerritoryKind.STATE ? state : casilla.territory(l).or(() -> state));
    Optional<BallotKey> key = territory.map(t -> new BallotKey(election.code(), t));
    if (key.isPresent() && ballots.isUnknown(key.get()) && missingBallots.add(key.get())) {
      row.fault(
          "casilla",
          FaultCode.BALLOT_MISSING,
          election.code() + " " + territory.get().number(),
          PackageFiles.BALLOTS);
    }
    return key.flatMap(ballots::find);
  }

  private static int representatives(CasillaType type, Ballot ballot, Rules rules) {
    return switch (type) {
      case ESPECIAL -> rules.ballotsOfEspecial();
      case BASICA, CONTIGUA, EXTRAORDINARIA ->
          rules.representativesPerContender() * ballot.contenders();
      case VOTO_EN_EL_EXTRANJERO, VOTO_ANTICIPADO, PRISION_PREVENTIVA -> 0;
    };
  }
}
