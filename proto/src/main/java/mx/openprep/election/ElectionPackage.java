package mx.openprep.election;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one election that is data and not code, checked as a whole: an instance without
 * faults is the only kind there is. Read one with {@link ElectionPackageReader}.
 */
public final class ElectionPackage {
  private final PackageHash hash;
  private final ElectoralProcess process;
  private final Rules rules;
  private final PublicationRules publication;
  private final Map<ElectionCode, Election> elections;
  private final Map<TerritoryId, Territory> territories;
  private final Map<BallotKey, Ballot> ballots;
  private final Map<CasillaId, Casilla> casillas;
  private final Map<ActaId, ExpectedActa> actas;
  private final Map<ElectionCode, List<ExpectedActa>> actasByElection;
  private final Map<CatdId, List<ExpectedActa>> actasByCatd;
  private final Map<String, List<ExpectedActa>> actasByKey;
  private final Map<String, List<ExpectedActa>> actasByCasillaKey;
  private final Map<CatdId, Catd> catds;
  private final List<Candidacy> candidacies;
  private final Appearance appearance;

  ElectionPackage(
      PackageHash hash,
      ElectoralProcess process,
      Rules rules,
      PublicationRules publication,
      List<Election> elections,
      List<Territory> territories,
      List<Ballot> ballots,
      List<Casilla> casillas,
      List<ExpectedActa> actas,
      List<Catd> catds,
      List<Candidacy> candidacies,
      Appearance appearance) {
    this.hash = hash;
    this.process = process;
    this.rules = rules;
    this.publication = publication;
    this.elections = elections.stream().collect(byKey(Election::code));
    this.territories = territories.stream().collect(byKey(Territory::id));
    this.ballots = ballots.stream().collect(byKey(b -> new BallotKey(b.election(), b.territory())));
    this.casillas = casillas.stream().collect(byKey(Casilla::id));
    this.actas = actas.stream().collect(byKey(ExpectedActa::id));
    this.actasByElection = actas.stream().collect(groupingBy(ExpectedActa::election));
    this.actasByCatd = actas.stream().collect(groupingBy(a -> a.casilla().catd()));
    this.actasByKey = actas.stream().collect(groupingBy(ExpectedActa::key));
    this.actasByCasillaKey = actas.stream().collect(groupingBy(a -> a.casilla().key().toString()));
    this.catds = catds.stream().collect(byKey(Catd::id));
    this.candidacies = List.copyOf(candidacies);
    this.appearance = appearance;
  }

  /**
   * The same election to practise with. It has another hash: its actas and stores are strangers to
   * everything that works with the real one.
   */
  public ElectionPackage forPractice() {
    return new ElectionPackage(
        hash.ofPractice(),
        process,
        rules,
        publication,
        elections(),
        List.copyOf(territories.values()),
        List.copyOf(ballots.values()),
        casillas(),
        actas(),
        catds(),
        candidacies,
        appearance);
  }

  private static <K, V> Collector<V, ?, Map<K, V>> byKey(Function<V, K> key) {
    return toMap(
        key,
        v -> v,
        (a, b) -> {
          throw new IllegalArgumentException("Twice in the package: " + a);
        },
        LinkedHashMap::new);
  }

  public PackageHash hash() {
    return hash;
  }

  public ElectoralProcess process() {
    return process;
  }

  public Rules rules() {
    return rules;
  }

  public PublicationRules publication() {
    return publication;
  }

  /** In the order of publication. */
  public List<Election> elections() {
    return List.copyOf(elections.values());
  }

  public Election election(ElectionCode code) {
    return require(elections.get(code), code);
  }

  public List<Territory> territories(TerritoryKind kind) {
    return territories.values().stream().filter(t -> t.id().kind() == kind).toList();
  }

  public Territory territory(TerritoryId id) {
    return require(territories.get(id), id);
  }

  public List<Casilla> casillas() {
    return List.copyOf(casillas.values());
  }

  /** Every expected acta, in the order of the catalogue. */
  public List<ExpectedActa> actas() {
    return List.copyOf(actas.values());
  }

  public List<ExpectedActa> actas(ElectionCode election) {
    return actasByElection.getOrDefault(election, List.of());
  }

  public List<ExpectedActa> actas(CatdId catd) {
    return actasByCatd.getOrDefault(catd, List.of());
  }

  public Optional<ExpectedActa> acta(ActaId id) {
    return Optional.ofNullable(actas.get(id));
  }

  /** Actas with this CLAVE_ACTA or, failing that, this CLAVE_CASILLA: keys are not unique. */
  public List<ExpectedActa> actasByClave(String clave) {
    List<ExpectedActa> byActaKey = actasByKey.get(clave);
    return byActaKey != null ? byActaKey : actasByCasillaKey.getOrDefault(clave, List.of());
  }

  public List<Catd> catds() {
    return List.copyOf(catds.values());
  }

  public Optional<Catd> catd(CatdId id) {
    return Optional.ofNullable(catds.get(id));
  }

  /** The name of a CATD or CCV; its id when it is neither. */
  public String placeName(CatdId id) {
    return catd(id)
        .map(Catd::name)
        .or(() -> rules.capture().ccv(id).map(Ccv::name))
        .orElse(id.value());
  }

  public List<Candidacy> candidacies() {
    return candidacies;
  }

  /** How the public site shows the election. */
  public Appearance appearance() {
    return appearance;
  }

  /** What has a box on this acta: the ballot used at its casilla, or the parties of it. */
  public Ballot ballot(ExpectedActa acta) {
    Ballot ballot = ballot(acta.election(), ballotTerritory(acta));
    return acta.type().partiesOnly() ? ballot.ofParties() : ballot;
  }

  /** Whose ballot an acta has: the state's where it lies in no territory of its election. */
  public TerritoryId ballotTerritory(ExpectedActa acta) {
    return acta.casilla().territory(election(acta.election()).level()).orElse(process.state());
  }

  public Ballot ballot(ElectionCode election, TerritoryId territory) {
    return require(ballots.get(new BallotKey(election, territory)), election + " " + territory);
  }

  private static <T> T require(@Nullable T found, Object key) {
    if (found == null) {
      throw new IllegalArgumentException("Not in the election package: " + key);
    }
    return found;
  }
}
