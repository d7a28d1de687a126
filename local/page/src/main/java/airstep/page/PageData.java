package airstep.page;

import airstep.flows.Flow;
import airstep.operate.CountedCost;
import airstep.operate.HistoryCost;
import airstep.operate.ListedRun;
import airstep.operate.LogLine;
import airstep.operate.NextCommand;
import airstep.operate.PauseChange;
import airstep.operate.Pauses;
import airstep.operate.Place;
import airstep.operate.Run;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the page shows, read through a place. Runs that have ended are asked for once.
 *
 * <p>The overview needs one listing of the runs, and no call for each run of the past; so it is as
 * fast with ten thousand runs as with ten.
 */
final class PageData {

  /** How many runs of each flow the history of its connections has. */
  static final int HISTORY = 30;

  /** The longest period of an answer. */
  static final Duration LONGEST = Duration.ofDays(8);

  private static final Set<String> STOPPED = Set.of("ABORTED", "TIMED_OUT");

  /** How long a clean-up may take. */
  private static final Duration CLEAN_UP = Duration.ofMinutes(30);

  /** The most runs that one answer describes. Listed ones show their status and times. */
  private static final int MOST_DESCRIBED = 300;

  private final Place place;
  private final Supplier<List<Flow>> flows;
  private final Pauses pauses;
  private final InstantSource clock;
  private final HistoryCost histories;
  private Runs latest;
  private final Map<String, Run> ended = new ConcurrentHashMap<>();
  private final Map<String, RunDetails> endedDetails = new ConcurrentHashMap<>();

  PageData(Place place, Supplier<List<Flow>> flows, Pauses pauses, InstantSource clock) {
    this.place = place;
    this.histories = new HistoryCost(place.states());
    this.flows = flows;
    this.pauses = pauses;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Lists the runs; after the first time, only those that are new or were running. */
  synchronized RunList list() {
    latest = latest == null ? place.keptRuns() : latest.again();
    return new RunList(latest);
  }

  /** Returns the state of each flow and the number of runs of each day. */
  JsonFields overview() {
    RunList runs = list();
    Instant now = now();
    return new JsonFields()
        .put("stage", place.stage())
        .put("where", place.where())
        .put("local", place.isLocal())
        .put("now", now)
        .put("total", runs.all().size())
        .put("prices", Prices.TEXT)
        .put("deployment", PauseChange.DEPLOYMENT)
        .put(
            "flows",
            new FlowStates(place, flows.get(), pauses::of, runs, now, this::describe).all())
        .put("days", DayCount.of(runs.all(), now));
  }

  /**
   * Returns the runs that overlap a period, and the planned ones in it, if they are to come.
   *
   * @param from inclusive
   * @param to exclusive
   */
  JsonFields window(Instant from, Instant to) {
    RunList runs = list();
    Instant now = now();
    List<ListedRun> some = runs.overlapping(from, to, now);
    return new JsonFields()
        .put("from", from)
        .put("to", to)
        .put("now", now)
        .put("runs", some.stream().limit(MOST_DESCRIBED).map(each -> describe(runs, each)).toList())
        .put("more", some.stream().skip(MOST_DESCRIBED).map(RunList::brief).toList())
        .put(
            "coming",
            Coming.of(flows.get(), pauses::of, now).between(now.isAfter(from) ? now : from, to));
  }

  /** Returns a run with its connections and its cost. */
  JsonFields run(String id) {
    RunList runs = list();
    Run run = runs.runs().find(id);
    RunDetails details = runs.runs().withEarlier(details(runs, run));
    RunCost cost = new RunCost(histories.of(details));
    NextCommand next = place.name().next();
    return details
        .json()
        .put("cost", cost)
        .put("ownReason", details.ownReason())
        .put("notListed", details.notListed())
        .put("mayChange", !isFinal(run))
        .put("retryCommand", next.retry(run))
        .put("againCommand", next.startAgain(run));
  }

  /**
   * Returns what the steps of a run have logged.
   *
   * @param most the maximum number of lines, the latest ones
   */
  JsonFields logs(String id, int most) {
    RunList runs = list();
    List<LogLine> lines = place.logs().of(details(runs, runs.runs().find(id)));
    return new JsonFields()
        .put("omitted", Math.max(0, lines.size() - most))
        .put("lines", lines.subList(Math.max(0, lines.size() - most), lines.size()));
  }

  /** Returns the last runs of each connection of a flow. */
  JsonFields history(String flow) {
    RunList runs = list();
    List<RunDetails> last =
        runs.of(flow, HISTORY).stream()
            .map(each -> details(runs, describe(runs, each)))
            .toList()
            .reversed();
    return new JsonFields().put("flow", flow).put("connections", ConnectionHistory.of(last));
  }

  /** Returns the estimated cost of the runs that began in a period, up to a number of them. */
  JsonFields cost(Instant from, Instant to) {
    RunList runs = list();
    List<ListedRun> some = runs.started(from, to);
    List<CountedCost> found =
        some.stream()
            .limit(MOST_DESCRIBED)
            .map(each -> histories.of(details(runs, describe(runs, each))))
            .toList();
    return new JsonFields()
        .put("runs", some.size())
        .put("counted", found.size())
        .put("cost", new RunCost(found.stream().reduce(CountedCost.NOTHING, CountedCost::plus)));
  }

  private Run describe(RunList runs, ListedRun listed) {
    Run known = ended.get(listed.arn());
    // A short id may become longer when more runs are known.
    if (known != null && known.id().equals(listed.id())) {
      return known;
    }
    Run run = runs.runs().read(listed);
    if (run.endedAt().isPresent()) {
      ended.put(listed.arn(), run);
    }
    return run;
  }

  private RunDetails details(RunList runs, Run run) {
    RunDetails known = endedDetails.get(run.arn());
    if (known != null && known.run().equals(run)) {
      return known;
    }
    RunDetails details = runs.runs().details(run);
    if (isFinal(run)) {
      endedDetails.put(run.arn(), details);
    }
    return details;
  }

  /** The clean-up of a stopped run decides the outcomes of its connections after its end. */
  private boolean isFinal(Run run) {
    return run.endedAt()
        .filter(end -> !STOPPED.contains(run.status()) || end.plus(CLEAN_UP).isBefore(now()))
        .isPresent();
  }
}
