package mx.openprep.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import mx.openprep.election.CasillaType;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How published databases name things, and by which rules they were made; docs/recount.md explains
 * every key. The shipped one, {@code layout.yaml} beside this class, holds the names of the
 * databases of INE and of the states that are known to us; a file of somebody's own adds to it, and
 * prevails.
 */
public final class Layout {
  private static final String SHIPPED = "layout.yaml";

  private final Map<String, Column> columns = new HashMap<>();
  private final Map<String, Figure> figures = new HashMap<>();
  private final Set<String> ignored = new HashSet<>();
  private final Set<String> parties = new HashSet<>();
  private final Set<Pattern> independents = new HashSet<>();
  private final Set<String> noRegistradas = new HashSet<>();
  private final Set<String> nulos = new HashSet<>();
  private final Set<String> coalitionPrefixes = new HashSet<>();
  private final Map<String, CellWord> words = new HashMap<>();
  private final Map<String, PublishedObservation> observations = new HashMap<>();
  private final Map<String, PublishedDecision> decisions = new HashMap<>();
  private final Map<String, CasillaType> casillaTypes = new HashMap<>();
  private final Set<Pattern> otherFiles = new HashSet<>();
  private LayoutRules rules =
      new LayoutRules(
          0,
          0,
          LayoutRules.RepresentativesFrom.COLUMN,
          Set.of(),
          4,
          LayoutRules.Rounding.TRUNCATED,
          List.of());

  private Layout() {}

  /** The names and rules known to us. */
  public static Layout shipped() {
    try (InputStream yaml =
        Objects.requireNonNull(Layout.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      Layout layout = new Layout();
      layout.add(mapper().readValue(yaml, LayoutFile.class));
      return layout;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The shipped layout and a file of somebody's own, which prevails.
   *
   * @throws Refusal F652 when the file cannot be read or holds a key or value that none has
   */
  public static Layout shippedAnd(Path file) {
    Layout layout = shipped();
    try {
      LayoutFile own = mapper().readValue(Files.readAllBytes(file), LayoutFile.class);
      if (own != null) {
        layout.add(own);
      }
      return layout;
    } catch (IOException | PatternSyntaxException e) {
      throw new Refusal(MessageCode.LAYOUT_FAULTY, e, file.toString(), firstLine(e));
    } catch (JacksonException e) {
      String place = e.getLocation() == null ? "" : ":" + Math.max(0, e.getLocation().getLineNr());
      throw new Refusal(MessageCode.LAYOUT_FAULTY, e, file + place, e.getOriginalMessage());
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static YAMLMapper mapper() {
    YAMLFactory strict =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    return YAMLMapper.builder(strict)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  private void add(LayoutFile file) {
    each(file.columns(), columns);
    each(file.figures(), figures);
    each(file.words(), words);
    each(file.observations(), observations);
    each(file.contabilizada(), decisions);
    each(file.casillaTypes(), casillaTypes);
    addNames(file.ignored(), ignored);
    addNames(file.parties(), parties);
    addNames(file.noRegistradas(), noRegistradas);
    addNames(file.nulos(), nulos);
    addNames(file.coalitionPrefixes(), coalitionPrefixes);
    orEmpty(file.independents()).forEach(p -> independents.add(Pattern.compile(p)));
    orEmpty(file.otherFiles())
        .forEach(p -> otherFiles.add(Pattern.compile(p, Pattern.CASE_INSENSITIVE)));
    LayoutFile.@Nullable RulesFile changed = file.rules();
    if (changed != null) {
      rules = merged(rules, changed);
    }
  }

  private static LayoutRules merged(LayoutRules before, LayoutFile.RulesFile changed) {
    return new LayoutRules(
        orBefore(changed.representativesPerContender(), before.representativesPerContender()),
        orBefore(changed.ballotsOfEspecial(), before.ballotsOfEspecial()),
        orBefore(changed.representatives(), before.representatives()),
        changed.withoutListLimit() == null
            ? before.withoutListLimit()
            : Set.copyOf(changed.withoutListLimit()),
        orBefore(changed.decimals(), before.decimals()),
        orBefore(changed.percentages(), before.percentages()),
        orBefore(changed.participation(), before.participation()));
  }

  private static <T> T orBefore(@Nullable T changed, T before) {
    return changed == null ? before : changed;
  }

  private static <T> void each(@Nullable Map<T, List<String>> from, Map<String, T> to) {
    if (from != null) {
      from.forEach(
          (meaning, names) -> orEmpty(names).forEach(n -> to.put(Names.normal(n), meaning)));
    }
  }

  private static void addNames(@Nullable List<String> from, Collection<String> to) {
    orEmpty(from).forEach(name -> to.add(Names.normal(name)));
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  public LayoutRules rules() {
    return rules;
  }

  /** The column of this name. */
  public Optional<Column> column(String name) {
    return Optional.ofNullable(columns.get(Names.normal(name)));
  }

  /** The header figure of this name. */
  public Optional<Figure> figure(String name) {
    return Optional.ofNullable(figures.get(Names.normal(name)));
  }

  /** What a word in a captured field means. */
  public Optional<CellWord> word(String text) {
    return Optional.ofNullable(words.get(Names.normal(text)));
  }

  /** What one observation means. */
  Optional<PublishedObservation> observation(String text) {
    return Optional.ofNullable(observations.get(Names.normal(text)));
  }

  /** What a sign or word in CONTABILIZADA means. */
  public Optional<PublishedDecision> decision(String text) {
    return Optional.ofNullable(decisions.get(Names.normal(text)));
  }

  /** The type a letter or word in TIPO_CASILLA means. */
  public Optional<CasillaType> casillaType(String text) {
    return Optional.ofNullable(casillaTypes.get(Names.normal(text)));
  }

  boolean isIgnored(String name) {
    return ignored.contains(Names.normal(name));
  }

  boolean isParty(String normalName) {
    return parties.contains(normalName);
  }

  boolean isIndependent(String normalName) {
    return independents.stream().anyMatch(p -> p.matcher(normalName).matches());
  }

  boolean isNoRegistradas(String name) {
    return noRegistradas.contains(Names.normal(name));
  }

  boolean isNulos(String name) {
    return nulos.contains(Names.normal(name));
  }

  Set<String> coalitionPrefixes() {
    return coalitionPrefixes;
  }

  /** Whether a file of this name beside databases is known to be none. */
  boolean isOtherFile(String name) {
    return otherFiles.stream().anyMatch(p -> p.matcher(name).find());
  }
}
