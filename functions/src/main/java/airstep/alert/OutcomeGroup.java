package airstep.alert;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.SyncOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/** Connections of a run with the same outcome for the same reason. */
record OutcomeGroup(Reason reason, List<SyncOutcome> syncs) {

  /** What the connections of a group have in common. */
  private record Likeness(Outcome outcome, Reason reason, boolean down) {
    static Likeness of(SyncOutcome sync) {
      return new Likeness(sync.outcome(), Reason.of(sync), sync.down());
    }
  }

  /** Returns all groups, worst first, then largest first. */
  static List<OutcomeGroup> of(List<SyncOutcome> syncs) {
    return syncs.stream()
        .collect(groupingBy(Likeness::of, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(alike -> new OutcomeGroup(alike.getKey().reason(), alike.getValue()))
        .sorted(
            Comparator.comparing((OutcomeGroup group) -> group.first().outcome())
                .thenComparingInt(group -> -group.syncs.size()))
        .toList();
  }

  SyncOutcome first() {
    return syncs.getFirst();
  }

  /** Returns the text of the only connection that did not succeed. */
  Text textOfOne(StartAgain again, List<EarlierRun> earlier, Instant now) {
    return text(Retry.ofOne(first(), again), earlier, now);
  }

  /** Returns the text of one group of several. */
  Text text(List<EarlierRun> earlier, Instant now) {
    return text(Retry.ofGroup(syncs), earlier, now);
  }

  private Text text(Text retry, List<EarlierRun> earlier, Instant now) {
    return syncs.size() == 1
        ? Text.lines(
            Text.name(first().called()).then(verdict()),
            reason.text(),
            retry,
            history(earlier, now),
            Text.join(" · ", Links.job(first().link(), first().jobId()), tried(first())))
        : Text.lines(
            Text.names(
                    syncs.stream().map(sync -> Text.name(sync.called(), sync.link())), syncs.size())
                .then(verdict()),
            reason.text(),
            retry,
            lastSuccesses(now));
  }

  /** Returns how syncs ended, as the predicate of a sentence about one connection or several. */
  static String predicate(Outcome outcome, boolean several) {
    return switch (outcome) {
      case FAILED -> " failed";
      case TIMED_OUT -> " timed out";
      case CANCELLED -> several ? " were cancelled" : " was cancelled";
      default -> ": outcome unknown";
    };
  }

  private String verdict() {
    boolean several = syncs.size() > 1;
    String after =
        several
            ? ""
            : first()
                .details()
                .duration()
                .map(time -> " after " + HumanFormat.duration(time))
                .orElse("");
    return predicate(first().outcome(), several) + after;
  }

  /** Returns one line for a notification. */
  String spoken() {
    String why = reason.spoken();
    return first().called() + verdict() + (why.isEmpty() ? "" : ": " + why);
  }

  private Text history(List<EarlierRun> earlier, Instant now) {
    return Text.lines(
        Streak.of(first().connectionId(), earlier).map(Streak::andThisRun).orElse(Text.NONE),
        first()
            .lastSuccess()
            .map(
                at ->
                    Text.of(
                        "Last success "
                            + HumanFormat.duration(Duration.between(at, now))
                            + " ago, "
                            + HumanFormat.moment(at)))
            .orElse(Text.NONE));
  }

  /** Returns a line about all connections, if the last success of each is known. */
  private Text lastSuccesses(Instant now) {
    List<Instant> last =
        syncs.stream().flatMap(one -> one.lastSuccess().stream()).sorted().toList();
    return last.size() < syncs.size()
        ? Text.NONE
        : Text.of(
            "Each last succeeded within the past "
                + HumanFormat.duration(Duration.between(last.getFirst(), now)));
  }

  /** Returns what was done and moved. A single trigger or poll is not worth mentioning. */
  static Text tried(SyncOutcome sync) {
    return Text.join(
        " · ",
        count(sync.triggers(), "trigger", 2),
        count(sync.polls(), "poll", 2),
        count(sync.details().rows(), "row", 0),
        sync.details().bytes().isPresent()
            ? Text.of(HumanFormat.bytes(sync.details().bytes().getAsLong()))
            : Text.NONE);
  }

  static Text count(OptionalLong number, String noun, int least) {
    return number.isPresent() && number.getAsLong() >= least
        ? Text.of(HumanFormat.count(number.getAsLong(), noun))
        : Text.NONE;
  }
}
