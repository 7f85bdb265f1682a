package mx.openprep.desktop.node;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureWork;
import mx.openprep.election.ActaId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;

/**
 * Who is keying what just now. An acta is lent to one person, a person is lent one acta. Kept in
 * memory: a restart simply frees everything, and the rules of an acta guard what is submitted. A
 * lease that was forgotten meanwhile is taken up again as long as nobody else has the acta: nobody
 * keys forty fields twice because the node was restarted or the telephone rang. What was given or
 * taken back is over.
 */
final class LeaseBook {
  /** How long somebody may look at an acta before it is given to another. */
  static final Duration TERM = Duration.ofMinutes(15);

  // Wide enough that nobody can arrange which acta he gets, narrow enough to keep the order of age.
  private static final int SHUFFLED = 8;

  private final Clock clock;
  private final LeaseSeal seal;
  private final AtomicLong freed = new AtomicLong();
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Lease> leases = new HashMap<>();
  private final Set<String> over = new HashSet<>();
  private final List<Consumer<ActaId>> listeners = new CopyOnWriteArrayList<>();

  /**
   * An acta in somebody's hands.
   *
   * @param station where that person sits
   * @param submitted what was keyed under it, once it was
   */
  record Lease(
      String id,
      PersonId person,
      String station,
      ActaTable.Candidate task,
      Instant started,
      Instant expires,
      Optional<ActaFact> submitted) {
    boolean isOpen() {
      return submitted.isEmpty();
    }

    private Lease until(Instant end, String at) {
      return new Lease(id, person, at, task, started, end, submitted);
    }

    private Lease with(ActaFact fact) {
      return new Lease(id, person, station, task, started, expires, Optional.of(fact));
    }
  }

  /** Finds actas that wait for a kind of work, the oldest first. */
  interface Waiting {
    List<ActaTable.Candidate> oldest(CaptureWork work, int most);
  }

  LeaseBook(Clock clock, LeaseSeal seal) {
    this.clock = clock;
    this.seal = seal;
  }

  /**
   * How often an acta left somebody's hands. The event of what was done there is told before, and
   * whoever came at once still found the acta lent: this tells him to come again.
   */
  long freed() {
    return freed.get();
  }

  /**
   * Lends the person one of the oldest actas that wait and that nobody holds; what the person
   * already holds is lent on.
   *
   * @param works what the person may do, most urgent first
   */
  synchronized Optional<Lease> claim(
      PersonId person, String station, Collection<CaptureWork> works, Waiting waiting) {
    forgetExpired();
    Optional<Lease> held = openOf(person);
    if (held.isPresent() && works.contains(held.get().task().work())) {
      return Optional.of(kept(held.get().until(clock.instant().plus(TERM), station)));
    }
    held.ifPresent(this::release);
    Set<ActaId> lent =
        leases.values().stream().filter(Lease::isOpen).map(l -> l.task().acta()).collect(toSet());
    return works.stream()
        .flatMap(work -> pick(waiting.oldest(work, SHUFFLED + lent.size()), lent).stream())
        .findFirst()
        .map(task -> lend(person, station, task));
  }

  private Optional<Lease> openOf(PersonId person) {
    return leases.values().stream()
        .filter(l -> l.isOpen() && l.person().equals(person))
        .findFirst();
  }

  private Optional<ActaTable.Candidate> pick(List<ActaTable.Candidate> oldest, Set<ActaId> lent) {
    List<ActaTable.Candidate> free =
        oldest.stream().filter(task -> !lent.contains(task.acta())).limit(SHUFFLED).toList();
    return free.isEmpty() ? Optional.empty() : Optional.of(free.get(random.nextInt(free.size())));
  }

  private Lease lend(PersonId person, String station, ActaTable.Candidate task) {
    Instant now = clock.instant();
    String id = seal.close(new LeaseSeal.Note(person, task, now));
    return kept(new Lease(id, person, station, task, now, now.plus(TERM), Optional.empty()));
  }

  private Lease kept(Lease lease) {
    leases.put(lease.id(), lease);
    changed(lease);
    return lease;
  }

  /**
   * The lease with this id, open or submitted.
   *
   * @param mayGoOn whether a task that was forgotten meanwhile is still this person's to do
   * @throws Refusal LEASE_EXPIRED or LEASE_OF_OTHER_PERSON
   */
  synchronized Lease heldBy(
      PersonId person, String station, String id, Predicate<ActaTable.Candidate> mayGoOn) {
    forgetExpired();
    Optional<Lease> known = Optional.ofNullable(leases.get(id)).or(() -> forgotten(id, station));
    Lease lease = known.orElseThrow(() -> new Refusal(MessageCode.LEASE_EXPIRED));
    if (!lease.person().equals(person)) {
      throw new Refusal(MessageCode.LEASE_OF_OTHER_PERSON, lease.task().acta().value());
    }
    if (leases.containsKey(id)) {
      return lease;
    }
    boolean taken =
        leases.values().stream()
            .filter(Lease::isOpen)
            .anyMatch(
                l -> l.person().equals(person) || l.task().acta().equals(lease.task().acta()));
    if (taken || !mayGoOn.test(lease.task())) {
      throw new Refusal(MessageCode.LEASE_EXPIRED);
    }
    return kept(lease);
  }

  private Optional<Lease> forgotten(String id, String station) {
    return seal.open(id)
        .filter(note -> !over.contains(id))
        .map(note ->
            new Lease(
                id,
                note.person(),
                station,
                note.task(),
                note.started(),
                clock.instant().plus(TERM),
                Optional.empty()));
  }

  /** The workstation is gone: what was lent there waits again. Answers how much it was. */
  synchronized int returnFrom(String station) {
    List<Lease> there =
        leases.values().stream().filter(l -> l.isOpen() && l.station().equals(station)).toList();
    there.forEach(lease -> {
      leases.remove(lease.id());
      freed(lease);
    });
    return there.size();
  }

  /** Closes the lease; it is remembered until it expires, so that a repeated call is known. */
  synchronized void submitted(Lease lease, ActaFact fact) {
    leases.replace(lease.id(), lease.with(fact));
    freed(lease);
  }

  /** The acta was given back, or taken back: under this lease nothing more is taken in. */
  synchronized void release(Lease lease) {
    over.add(lease.id());
    if (leases.remove(lease.id()) != null) {
      freed(lease);
    }
  }

  /** Who holds which acta just now. */
  synchronized Map<ActaId, Lease> held() {
    forgetExpired();
    return leases.values().stream()
        .filter(Lease::isOpen)
        .collect(toMap(lease -> lease.task().acta(), lease -> lease, (one, other) -> other));
  }

  /** Told the acta whenever it is lent or given back; must return at once. */
  void onChanged(Consumer<ActaId> listener) {
    listeners.add(listener);
  }

  private void changed(Lease lease) {
    listeners.forEach(listener -> listener.accept(lease.task().acta()));
  }

  /** Frees what was lent too long; to be called now and then, so that who waits gets it. */
  synchronized void forgetExpired() {
    Instant now = clock.instant();
    List<Lease> expired =
        leases.values().stream().filter(lease -> !now.isBefore(lease.expires())).toList();
    expired.forEach(lease -> leases.remove(lease.id()));
    expired.stream().filter(Lease::isOpen).forEach(this::freed);
  }

  private void freed(Lease lease) {
    freed.incrementAndGet();
    changed(lease);
  }
}
