package mx.openprep.election;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code elections.yaml}. */
final class ElectionsSection {
  private final YamlDocument document;
  private final Catalogue<OptionId, String> partyNames = new Catalogue<>(PackageFiles.ELECTIONS);
  private final Catalogue<ElectionCode, ElectionDraft> elections =
      new Catalogue<>(PackageFiles.ELECTIONS);

  private ElectionsSection(YamlDocument document) {
    this.document = document;
  }

  static Catalogue<ElectionCode, ElectionDraft> read(YamlDocument document) {
    return new ElectionsSection(document).read();
  }

  private Catalogue<ElectionCode, ElectionDraft> read() {
    YamlNode root = document.root();
    root.get("parties")
        .items()
        .forEach(p -> optionId(p, partyNames).ifPresent(id -> partyNames.put(id, name(p))));
    markIncomplete(root.get("parties"), p -> p.get("id"), partyNames);
    markIncomplete(root.get("elections"), e -> e.get("code"), elections);
    for (YamlNode node : root.get("elections").items()) {
      Optional<ElectionCode> code = node.text("code").map(ElectionCode::new);
      if (code.isPresent() && declare(node.get("code"), code.get(), elections)) {
        elections.put(code.get(), new ElectionReader(node, code.get()).draft());
      }
    }
    return elections;
  }

  private static String name(YamlNode node) {
    return node.text("name").orElse("");
  }

  /** Where an id cannot be read, it may be the very one that another file refers to. */
  private static void markIncomplete(
      YamlNode list, Function<YamlNode, YamlNode> id, Catalogue<?, ?> catalogue) {
    if (list.items().isEmpty() || !list.items().stream().allMatch(i -> id.apply(i).isSound())) {
      catalogue.markIncomplete();
    }
  }

  private static <K> boolean declare(YamlNode place, K id, Catalogue<K, ?> catalogue) {
    Optional<Integer> earlier = catalogue.declare(id, place.line());
    earlier.ifPresent(
        line -> place.fault(FaultCode.ID_TWICE, id.toString(), catalogue.file() + ":" + line));
    return earlier.isEmpty();
  }

  private static Optional<OptionId> optionId(YamlNode node, Catalogue<OptionId, ?> catalogue) {
    YamlNode place = node.get("id");
    Optional<OptionId> id = place.text().map(OptionId::new);
    id.filter(i -> StandardColumn.named(i.value()).isPresent() || i.value().startsWith("TOTAL_"))
        .ifPresent(i -> place.fault(FaultCode.OPTION_ID_RESERVED, i.value(), ""));
    return id.filter(i -> declare(place, i, catalogue));
  }

  /** Reads one election. */
  private final class ElectionReader {
    private final YamlNode node;
    private final ElectionCode code;
    private final Catalogue<OptionId, BallotOption> parties = catalogue();
    private final Catalogue<OptionId, List<BallotOption.Combination>> coalitions = catalogue();
    private final Catalogue<OptionId, BallotOption> commonCandidacies = catalogue();
    private final Catalogue<OptionId, BallotOption> independents = catalogue();
    private final Catalogue<String, ActaType> actaTypes = catalogue();

    /** Parties, common candidacies and independents share the columns, so also their ids. */
    private final Catalogue<OptionId, BallotOption> options = catalogue();

    ElectionReader(YamlNode node, ElectionCode code) {
      this.node = node;
      this.code = code;
    }

    private static <K, V> Catalogue<K, V> catalogue() {
      return new Catalogue<>(PackageFiles.ELECTIONS);
    }

    ElectionDraft draft() {
      readParties();
      readCoalitions();
      readCommonCandidacies();
      readIndependents();
      readActaTypes();
      Optional<TerritoryKind> level = kind("level");
      Optional<TerritoryKind> split = kind("coalitionSplit");
      if (level.isPresent() && split.isPresent() && isWider(split.get(), level.get())) {
        node.get("coalitionSplit")
            .fault(
                FaultCode.SPLIT_WIDER_THAN_LEVEL,
                split.get().name(),
                level.get() == TerritoryKind.STATE
                    ? "STATE, DISTRICT, MUNICIPALITY"
                    : level.get().name());
      }
      Optional<Election> election =
          node.isSound() && level.isPresent() && split.isPresent()
              ? Optional.of(
                  new Election(
                      code,
                      node.requiredText("name"),
                      level.get(),
                      split.get(),
                      columns(),
                      actaTypes.values()))
              : Optional.empty();
      return new ElectionDraft(
          code, level, parties, coalitions, commonCandidacies, independents, actaTypes, election);
    }

    private static boolean isWider(TerritoryKind split, TerritoryKind level) {
      return level != TerritoryKind.STATE && split != level;
    }

    private Optional<TerritoryKind> kind(String key) {
      return node.text(key).map(TerritoryKind::valueOf);
    }

    private void readParties() {
      markIncomplete(node.get("parties"), p -> p, parties);
      for (YamlNode item : node.get("parties").items()) {
        Optional<OptionId> id = item.text().map(OptionId::new);
        if (id.isPresent() && declare(item, id.get(), options)) {
          parties.declare(id.get(), item.line());
          if (partyNames.isUnknown(id.get())) {
            item.fault(FaultCode.REFERENCE_UNKNOWN, id.get().value(), "elections.yaml parties");
          }
          parties.put(
              id.get(), new BallotOption.Party(id.get(), partyNames.find(id.get()).orElse("")));
        }
      }
    }

    private Combinations combinations() {
      return new Combinations(parties.values().stream().map(BallotOption::id).toList());
    }

    private void readCoalitions() {
      YamlNode list = node.get("coalitions");
      for (YamlNode item : list.items()) {
        Optional<List<BallotOption.Combination>> combinations = combinations().of(item);
        if (combinations.isEmpty()) {
          coalitions.markIncomplete();
        } else {
          OptionId id = combinations.get().getFirst().coalition();
          if (declare(item, id, coalitions)) {
            coalitions.put(id, combinations.get());
          }
        }
      }
    }

    private void readCommonCandidacies() {
      for (YamlNode item : node.get("commonCandidacies").items()) {
        Optional<List<OptionId>> members = combinations().members(item.get("parties"));
        Optional<OptionId> id = optionId(item, options);
        id.ifPresentOrElse(
            i -> commonCandidacies.declare(i, item.line()), commonCandidacies::markIncomplete);
        if (id.isPresent() && members.isPresent()) {
          commonCandidacies.put(
              id.get(), new BallotOption.CommonCandidacy(id.get(), name(item), members.get()));
        }
      }
    }

    private void readIndependents() {
      for (YamlNode item : node.get("independents").items()) {
        Optional<OptionId> id = optionId(item, options);
        id.ifPresentOrElse(i -> independents.declare(i, item.line()), independents::markIncomplete);
        id.ifPresent(i -> independents.put(i, new BallotOption.Independent(i, name(item))));
      }
    }

    private void readActaTypes() {
      markIncomplete(node.get("actaTypes"), t -> t.get("code"), actaTypes);
      for (YamlNode item : node.get("actaTypes").items()) {
        Optional<String> type = item.text("code");
        if (type.isPresent()
            && declare(item.get("code"), type.get(), actaTypes)
            && item.isSound()) {
          actaTypes.put(
              type.get(),
              new ActaType(
                  type.get(),
                  Principle.valueOf(item.requiredText("principle")),
                  RulesSection.casillaTypes(item.get("casillas")),
                  item.get("partiesOnly").node().asBoolean(false)));
        }
      }
    }

    /** Every option once: a combination may belong to two coalitions of different territories. */
    private List<BallotOption> columns() {
      Catalogue<OptionId, BallotOption> columns = catalogue();
      parties.values().forEach(o -> add(o, columns));
      coalitions.values().forEach(c -> c.forEach(o -> add(o, columns)));
      commonCandidacies.values().forEach(o -> add(o, columns));
      independents.values().forEach(o -> add(o, columns));
      return columns.values();
    }

    private static void add(BallotOption option, Catalogue<OptionId, BallotOption> columns) {
      if (columns.declare(option.id(), 0).isEmpty()) {
        columns.put(option.id(), option);
      }
    }
  }
}
