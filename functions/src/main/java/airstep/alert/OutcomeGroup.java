package airstep.alert;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.SyncOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Connections of a run with the same outcome for the same reason. */
record OutcomeGroup(Reason reason, List<SyncOutcome> syncs) {

  private static final int LONGEST_NAME = 200;

  /** What the connections of a group have in common. */
  private record Likeness(Outcome outcome, Reason reason, boolean down) {}

  /** Returns all groups, worst first, then largest first. */
  static List<OutcomeGroup> of(List<SyncOutcome> syncs) {
    Map<Likeness, List<SyncOutcome>> alike = new LinkedHashMap<>();
    for (SyncOutcome sync : syncs) {
      alike
          .computeIfAbsent(
              new Likeness(sync.outcome(), Reason.of(sync), sync.down()), _ -> new ArrayList<>())
          .add(sync);
    }
    List<OutcomeGroup> groups = new ArrayList<>();
    alike.forEach((likeness, one) -> groups.add(new OutcomeGroup(likeness.reason(), one)));
    groups.sort(
        Comparator.comparing((OutcomeGroup group) -> group.first().outcome())
            .thenComparingInt(group -> -group.syncs.size()));
    return groups;
  }

  SyncOutcome first() {
    return syncs.getFirst();
  }

  Text text(List<EarlierRun> earlier, Links links, Instant now) {
    return syncs.size() == 1
        ? Text.lines(
            Text.name(first().called(), LONGEST_NAME).then(verdict()),
            reason.text(),
            Retry.of(first(), false, links),
            history(earlier, now),
            Text.join(" · ", Links.job(first()), tried(first())))
        : Text.lines(
            Text.names(syncs.stream().map(OutcomeGroup::linked), syncs.size()).then(verdict()),
            reason.text(),
            Retry.of(first(), true, links),
            lastSuccesses(now));
  }

  private static Text linked(SyncOutcome sync) {
    return sync.link()
        .map(link -> Text.name(sync.called(), link, 2 * LONGEST_NAME))
        .orElseGet(() -> Text.name(sync.called(), LONGEST_NAME));
  }

  private String verdict() {
    boolean several = syncs.size() > 1;
    String after =
        several ? "" : first().duration().map(time -> " after " + Spoken.duration(time)).orElse("");
    return OutcomePhrase.of(first().outcome(), several) + after;
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
                            + Spoken.duration(Duration.between(at, now))
                            + " ago, "
                            + Spoken.moment(at)))
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
                + Spoken.duration(Duration.between(last.getFirst(), now)));
  }

  /** Returns what was done and moved. A single trigger or poll is not worth mentioning. */
  static Text tried(SyncOutcome sync) {
    return Text.join(
        " · ",
        count(sync.triggers(), "trigger", 2),
        count(sync.polls(), "poll", 2),
        count(sync.rows(), "row", 0),
        sync.bytes().isPresent() ? Text.of(Spoken.bytes(sync.bytes().getAsLong())) : Text.NONE);
  }

  static Text count(OptionalLong number, String noun, int least) {
    return number.isPresent() && number.getAsLong() >= least
        ? Text.of(Spoken.count(number.getAsLong(), noun))
        : Text.NONE;
  }
}
