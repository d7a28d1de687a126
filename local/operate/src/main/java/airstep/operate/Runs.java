package airstep.operate;

import airstep.states.Executions;
import airstep.states.Executions.Listed;
import airstep.vocabulary.run.RunHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runs of all flows of a stage, newest first. It lists them once, when it is created. */
public final class Runs {

  /** The maximum number of runs that have a short id. */
  private static final int MOST = 10_000;

  private static final int CANDIDATES = 5;
  private static final String LAST = "@last";

  private final Executions executions;
  private final String machine;

  /** The outcomes of the connections in runs that have ended, by the ARN of the run. */
  private final Map<String, Map<String, String>> outcomes;

  private final List<Listed> answered;
  private final List<ListedRun> listed;
  private final Map<String, List<ListedRun>> byFlow;

  /**
   * Lists the runs.
   *
   * @param machine the ARN of the machine {@code run}
   */
  public Runs(Executions executions, String machine) {
    this(
        executions,
        machine,
        new ConcurrentHashMap<>(),
        list(executions.newest(machine), List.of()));
  }

  private Runs(
      Executions executions,
      String machine,
      Map<String, Map<String, String>> outcomes,
      List<Listed> answered) {
    this.executions = executions;
    this.outcomes = outcomes;
    this.machine = machine;
    this.answered = answered;
    Map<String, String> ids = RunIds.shortest(answered.stream().map(Listed::arn).toList());
    this.listed = answered.stream().map(each -> ListedRun.of(each, ids.get(each.arn()))).toList();
    this.byFlow = listed.stream().collect(Collectors.groupingBy(ListedRun::flow));
  }

  /**
   * Lists them again, as far back as something may have changed. Returns this if nothing has: the
   * ids of ten thousand runs take some time.
   */
  public Runs again() {
    List<Listed> now = list(executions.newest(machine), answered);
    return now.equals(answered) ? this : new Runs(executions, machine, outcomes, now);
  }

  private static List<Listed> list(Iterable<Listed> newest, List<Listed> known) {
    Map<String, Integer> places = new HashMap<>();
    Set<String> running = new HashSet<>();
    for (int i = 0; i < known.size(); i++) {
      places.put(known.get(i).arn(), i);
      if (known.get(i).stoppedAt().isEmpty()) {
        running.add(known.get(i).arn());
      }
    }
    List<Listed> all = new ArrayList<>();
    for (Listed each : newest) {
      Integer place = places.get(each.arn());
      if (all.size() == MOST || (place != null && running.isEmpty())) {
        // From here on, all have ended and are known.
        all.addAll(known.subList(place == null ? known.size() : place, known.size()));
        break;
      }
      running.remove(each.arn());
      if (RunName.of(each.arn()).isPresent()) {
        all.add(each);
      }
    }
    return all.stream().limit(MOST).toList();
  }

  /** Returns whether there are no runs. */
  public boolean isEmpty() {
    return listed.isEmpty();
  }

  /** Returns the runs that the filter accepts. */
  public List<Run> list(RunFilter filter) {
    return listed.stream()
        .takeWhile(each -> filter.isRecent(each.startedAt()))
        .filter(each -> filter.hasFlow(each.flow()) && filter.mayBe(each))
        .map(this::read)
        .filter(filter::has)
        .limit(filter.limit())
        .toList();
  }

  /** Returns the runs that run now. */
  public List<Run> running() {
    return listed.stream()
        .filter(each -> each.status().equals(Run.RUNNING))
        .map(this::read)
        .toList();
  }

  /** Returns the run that retries this one now, if one does. */
  Optional<Run> retrying(Run run) {
    Optional<String> name = Optional.of(RunName.text(run.arn()));
    return of(run.flow())
        .filter(each -> each.status().equals(Run.RUNNING))
        .map(this::read)
        .filter(each -> each.retryOf().equals(name))
        .findFirst();
  }

  /** Returns the newest runs of a flow, without checks. */
  public List<Run> newest(String flow, int most) {
    return newestOf(flow, most).map(this::read).toList();
  }

  /** Returns the same, each asked for when it is needed. */
  Iterable<Run> last(String flow, int most) {
    return new LastRuns(newestOf(flow, most).iterator(), this::read);
  }

  private Stream<ListedRun> newestOf(String flow, int most) {
    return of(flow).filter(each -> !each.check()).limit(most);
  }

  /** Returns the same as Step Functions has listed them. */
  public List<ListedRun> listed(String flow, int most) {
    return newestOf(flow, most).toList();
  }

  /** Returns the latest time for which a schedule has started the flow. */
  public Optional<Instant> lastDue(String flow) {
    return of(flow)
        .flatMap(each -> RunName.due(each.arn()).stream())
        .max(Comparator.naturalOrder());
  }

  private Stream<ListedRun> of(String flow) {
    return byFlow.getOrDefault(flow, List.of()).stream();
  }

  /**
   * Returns one run.
   *
   * @param id the first characters of a short id, at least four; the name or the ARN of an
   *     execution; or {@code @last} or {@code FLOW@last}
   * @throws UnknownRunException if no run has that id, or several have it
   */
  public Run find(String id) {
    List<ListedRun> found = listed.stream().filter(named(id)).limit(CANDIDATES + 1).toList();
    if (found.size() > 1 && !id.endsWith(LAST)) {
      throw new UnknownRunException("run " + id + " is not unique: " + candidates(found));
    }
    if (found.isEmpty()) {
      throw new UnknownRunException(
          "there is no run "
              + id
              + (listed.isEmpty()
                  ? "; no flow has run yet"
                  : "; the latest are " + candidates(listed)));
    }
    return read(found.getFirst());
  }

  private Predicate<ListedRun> named(String id) {
    if (id.endsWith(LAST)) {
      String flow = id.substring(0, id.length() - LAST.length());
      return each -> flow.isEmpty() || each.flow().equals(flow);
    }
    return each ->
        each.arn().equals(id)
            || RunName.text(each.arn()).equals(id)
            || (id.length() >= RunIds.SHORTEST && isNamed(each, id));
  }

  /** A short id is the beginning of the hash, which only a longer id needs. */
  private static boolean isNamed(ListedRun run, String id) {
    return run.id().startsWith(id)
        || (id.startsWith(run.id()) && RunHash.of(run.arn()).startsWith(id));
  }

  private String candidates(List<ListedRun> some) {
    return some.stream()
        .limit(CANDIDATES)
        .map(each -> each.id() + " (" + each.flow() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Returns all runs, newest first, as Step Functions has listed them. */
  public List<ListedRun> listed() {
    return listed;
  }

  /** Asks for one of the listed runs. */
  public Run read(ListedRun run) {
    RunName name = new RunName(run.flow(), run.check());
    return Run.of(run.id(), name, run.arn(), executions);
  }

  /** Returns a run with its connections. */
  public RunDetails details(Run run) {
    return RunDetails.of(run, RunHistory.of(run.arn(), executions), executions);
  }

  /** Returns the same with the outcomes of its connections in earlier runs. */
  public RunDetails withEarlier(RunDetails details) {
    List<Run> before = before(details.run()).limit(RunDetails.EARLIER).map(this::read).toList();
    return details.withEarlier(before, this::outcomes);
  }

  /** Executions of a run that was stopped may end after it. */
  private Map<String, String> outcomes(Run run) {
    return Set.of("SUCCEEDED", "SKIPPED", "FAILED").contains(run.status())
        ? outcomes.computeIfAbsent(run.arn(), _ -> readOutcomes(run))
        : readOutcomes(run);
  }

  private Map<String, String> readOutcomes(Run run) {
    return EarlierOutcomes.in(run, RunHistory.of(run.arn(), executions));
  }

  private Stream<ListedRun> before(Run run) {
    return of(run.flow())
        .dropWhile(each -> !each.arn().equals(run.arn()))
        .skip(1)
        .filter(each -> !each.check());
  }
}
