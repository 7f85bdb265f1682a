package mx.openprep.installer.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import mx.openprep.election.CatdId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The stations sending what they have to say. */
final class Sending {
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration QUIET_BEFORE_GIVING_UP = Duration.ofMinutes(3);

  private final Night night;
  private final List<ReplayCentre.Member> members;
  private final ReplayImages images;
  private final OptionalDouble pace;
  private final List<ReplayStation> stations = new ArrayList<>();

  Sending(
      Night night, List<ReplayCentre.Member> members, ReplayImages images, OptionalDouble pace) {
    this.night = night;
    this.members = members;
    this.images = images;
    this.pace = pace;
  }

  /**
   * Sends everything and returns when the centre holds it.
   *
   * @throws Refusal F681 when it takes nothing any more
   */
  void run(ReplayCentre centre) throws InterruptedException {
    ReplayClock clock = new ReplayClock(pace, night.begins());
    Map<CatdId, List<List<Story>>> shares = shares();
    try {
      for (ReplayCentre.Member member : members) {
        List<Story> own =
            shares.getOrDefault(member.catd(), List.of()).stream()
                .skip(member.place())
                .findFirst()
                .orElse(List.of());
        stations.add(ReplayStation.start(member.identity(), own, images, clock));
      }
      follow(centre, clock);
    } finally {
      stations.forEach(ReplayStation::close);
    }
  }

  /** The stories of each CATD, dealt out to its stations. */
  private Map<CatdId, List<List<Story>>> shares() {
    Map<CatdId, Long> stationsOf =
        members.stream()
            .collect(Collectors.groupingBy(ReplayCentre.Member::catd, Collectors.counting()));
    Map<CatdId, List<List<Story>>> shares = new HashMap<>();
    night
        .byCatd()
        .forEach((catd, stories) -> {
          List<List<Story>> dealt = new ArrayList<>();
          for (long i = stationsOf.getOrDefault(catd, 1L); i > 0; i--) {
            dealt.add(new ArrayList<>());
          }
          for (int i = 0; i < stories.size(); i++) {
            dealt.get(i % dealt.size()).add(stories.get(i));
          }
          shares.put(catd, dealt);
        });
    return shares;
  }

  private void follow(ReplayCentre centre, ReplayClock clock) throws InterruptedException {
    long whole = stations.stream().mapToLong(ReplayStation::size).sum();
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Registros")
            .setInitialMax(whole)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .build()) {
      long moved = System.nanoTime();
      long before = -1;
      while (!awaitAll()) {
        centre.checkWell();
        stations.forEach(ReplayStation::tick);
        bar.stepTo(events());
        bar.setExtraMessage(images() + " imágenes");
        long now = events() + images();
        if (now != before || clock.passes()) {
          before = now;
          moved = System.nanoTime();
        } else if (System.nanoTime() - moved > QUIET_BEFORE_GIVING_UP.toNanos()) {
          throw new Refusal(
              MessageCode.REPLAY_NOT_SENT,
              Long.toString(whole - events()),
              Integer.toString(stations.stream().mapToInt(ReplayStation::imagesWaiting).sum()),
              stations.stream()
                  .map(ReplayStation::trouble)
                  .filter(t -> !t.isEmpty())
                  .findFirst()
                  .orElse(""));
        }
      }
      bar.stepTo(events());
    }
  }

  /** Waits a little for the first station that is not done. */
  private boolean awaitAll() throws InterruptedException {
    for (ReplayStation station : stations) {
      if (!station.awaitSent(TICK)) {
        return false;
      }
    }
    return true;
  }

  private long events() {
    return stations.stream().mapToLong(ReplayStation::eventsSent).sum();
  }

  private int images() {
    return stations.stream().mapToInt(ReplayStation::imagesSent).sum();
  }

  void report(PrintWriter out, Duration took) {
    double seconds = took.toMillis() / 1e3;
    out.printf(
        Locale.ROOT,
        "%8.1f s  %d registros (%.0f por s) y %d imágenes (%.0f por s) enviados%n",
        seconds,
        events(),
        events() / seconds,
        images(),
        images() / seconds);
    out.flush();
  }
}
