package mx.openprep.desktop.node;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.fake.WideElection;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.KeyedField;

/**
 * People who key with slips, through the services of a real node, and what is settled in the end
 * against what stood on the paper.
 */
public final class KeyingSimulation {
  private static final int MOST_VOTES = 400;
  private static final List<String> PEOPLE =
      IntStream.rangeClosed(1, 20).mapToObj(i -> "capturista" + i).toList();

  private final SplittableRandom random;
  private final Slips slips;
  private final Map<String, Map<String, Integer>> truth = new HashMap<>();
  private final Map<String, Map<String, List<Integer>>> keyed = new HashMap<>();
  private int disputed;
  private int adjudicated;

  /**
   * How often people err.
   *
   * @param perField the chance that one field is keyed wrong
   * @param alike the chance that who errs where another erred keys the very same wrong number
   */
  public record Slips(double perField, double alike) {
    /** As measured for trained people: 0.29 % of the fields; a fifth of double errors alike. */
    public static final Slips USUAL = new Slips(0.0029, 0.2);
  }

  /**
   * What came of it.
   *
   * @param wrong settled fields that are not what the paper says
   * @param unavoidable fields in which two people keyed the same wrong number: what no comparison
   *     of captures can find
   */
  public record Result(
      int actas, int fields, int slips, int disputed, int adjudicated, int wrong, int unavoidable) {
    /** Wrong settled fields of 10,000. */
    public double perTenThousand() {
      return 10_000.0 * wrong / fields;
    }
  }

  private KeyingSimulation(long seed, Slips slips) {
    random = new SplittableRandom(seed);
    this.slips = slips;
  }

  /** Lets people key this many actas of {@value WideElection#FIELDS} fields. */
  public static Result run(Path directory, int actas, long seed, Slips slips)
      throws IOException, FaultyPackageException {
    ElectionPackage election =
        WideElection.in(Files.createDirectories(directory.resolve("package")), actas);
    try (NodeFixture node = new NodeFixture(directory.resolve("node"), election)) {
      return new KeyingSimulation(seed, slips).keyed(node, actas);
    }
  }

  private Result keyed(NodeFixture node, int actas) {
    for (int i = 0; i < actas; i++) {
      ExpectedActa acta = node.election.acta(new ActaId("GX-" + i)).orElseThrow();
      Map<String, Integer> paper = new HashMap<>();
      for (FormField field : FormDefinition.of(node.election, acta).keyed()) {
        paper.put(field.id().value(), random.nextInt(MOST_VOTES));
      }
      truth.put(acta.id().value(), paper);
      node.digitized(acta);
    }
    boolean worked = true;
    while (worked) {
      worked = false;
      for (String person : PEOPLE) {
        worked |= works(node.as(person));
      }
      worked |= works(node.as(Role.COORDINADOR));
    }
    return result(node.events(), node.election);
  }

  private boolean works(Client client) {
    CaptureTask task;
    try {
      task = client.capture.claim(ClaimRequest.getDefaultInstance());
    } catch (StatusRuntimeException e) {
      if (!Client.refusal(
              () -> {
                throw e;
              })
          .equals(java.util.Optional.of(MessageCode.NO_WORK))) {
        throw e;
      }
      return false;
    }
    List<KeyedField> fields =
        task.getFieldsList().stream()
            .map(FormFieldView::getField)
            .map(field -> Client.field(field, read(task.getActa().getActa(), field)))
            .toList();
    disputed += task.getRoundValue() == 3 ? task.getFieldsCount() : 0;
    adjudicated += task.getAdjudication() ? task.getFieldsCount() : 0;
    client.submit(
        task.getLease(), fields, task.getAdjudication() ? "Vale lo escrito con letra" : "");
    return true;
  }

  /** What this person reads and keys, slips included. */
  private int read(String acta, String field) {
    int right = right(acta, field);
    List<Integer> before =
        keyed
            .computeIfAbsent(acta, a -> new HashMap<>())
            .computeIfAbsent(field, f -> new ArrayList<>());
    List<Integer> errors = before.stream().filter(value -> value != right).toList();
    int value = right;
    if (random.nextDouble() < slips.perField()) {
      value =
          !errors.isEmpty() && random.nextDouble() < slips.alike()
              ? errors.get(random.nextInt(errors.size()))
              : otherWrong(right, errors);
    }
    before.add(value);
    return value;
  }

  private int otherWrong(int right, List<Integer> errors) {
    int value = right;
    while (value == right || errors.contains(value)) {
      value = random.nextInt(10 * MOST_VOTES);
    }
    return value;
  }

  private int right(String acta, String field) {
    return java.util.Objects.requireNonNull(
        java.util.Objects.requireNonNull(truth.get(acta)).get(field));
  }

  private Result result(List<Event> events, ElectionPackage election) {
    Map<ActaId, ActaState> states = new HashMap<>();
    for (Event event : events) {
      if (event.fact() instanceof Fact.OfActa(ActaFact fact)) {
        ExpectedActa acta = election.acta(fact.acta()).orElseThrow();
        ActaLife life = new ActaLife(FormDefinition.of(election, acta));
        ActaState before = states.getOrDefault(fact.acta(), ActaLife.START);
        states.put(fact.acta(), ActaFold.next(life, before, event));
      }
    }
    int fields = 0;
    int wrong = 0;
    int unavoidable = 0;
    int slipped = 0;
    for (Map.Entry<String, Map<String, Integer>> paper : truth.entrySet()) {
      ActaState state = java.util.Objects.requireNonNull(states.get(new ActaId(paper.getKey())));
      Map<FieldId, FieldValue> settled = state.settled().orElseThrow().verification().values();
      for (Map.Entry<String, Integer> field : paper.getValue().entrySet()) {
        int right = field.getValue();
        List<Integer> values =
            java.util.Objects.requireNonNull(keyed.get(paper.getKey()))
                .getOrDefault(field.getKey(), List.of());
        List<Integer> errors = values.stream().filter(value -> value != right).toList();
        fields++;
        slipped += errors.size();
        unavoidable += unavoidable(values, right) ? 1 : 0;
        wrong += FieldValue.votes(right).equals(settled.get(new FieldId(field.getKey()))) ? 0 : 1;
      }
    }
    return new Result(truth.size(), fields, slipped, disputed, adjudicated, wrong, unavoidable);
  }

  /** Two of three alike and wrong, or a coordinador's own slip: what the rules must let pass. */
  private static boolean unavoidable(List<Integer> values, int right) {
    boolean twoAlike =
        values.stream()
            .limit(3)
            .filter(value -> value != right)
            .anyMatch(value -> values.stream().limit(3).filter(value::equals).count() > 1);
    return twoAlike || (values.size() == 4 && values.get(3) != right);
  }
}
