package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what starts a flow: the keys schedule, on and after. */
final class TriggerKeys {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_FLOWS = 10;

  private final Section flow;
  private final String name;
  private ZoneId zone = Trigger.UTC;

  private TriggerKeys(Section flow, String name) {
    this.flow = flow;
    this.name = name;
  }

  /**
   * Returns the valid triggers.
   *
   * @param names the names of all flows; empty if unknown
   */
  static List<Trigger> read(
      Section flow, String name, List<String> tags, Optional<Set<String>> names) {
    TriggerKeys keys = new TriggerKeys(flow, name);
    return Stream.of(keys.schedule(), keys.on(tags), keys.after(names))
        .<Trigger>flatMap(Optional::stream)
        .toList();
  }

  private Optional<Schedule> schedule() {
    return flow.section(
            "schedule",
            schedule -> {
              zone = schedule.read("timezone", zone, Zones::read);
              // Only a flow with after may have a schedule with just a time zone.
              if (flow.has("after") && !schedule.has("cron")) {
                return Optional.<Schedule>empty();
              }
              if (flow.has("after")) {
                flow.refuse("after", "cannot be combined with schedule.cron", "remove one of them");
              }
              return schedule
                  .require("cron", value -> Cron.parse(value.text()))
                  .map(cron -> new Schedule(cron, zone));
            })
        .flatMap(schedule -> schedule);
  }

  private Optional<EventPattern> on(List<String> tags) {
    Optional<EventPattern> on = flow.section("on", PatternReader::read).flatMap(pattern -> pattern);
    if (on.filter(new OwnEvents(name, tags)::anyTakenBy).isPresent()) {
      flow.refuse(
          "on",
          "matches events of this flow's own runs, so each run would start the next",
          "match another source, or other flows in detail.flow");
    }
    if (flow.has("after") && flow.has("on")) {
      flow.refuse("after", "cannot be combined with on", "remove one of them");
    }
    return on;
  }

  private Optional<After> after(Optional<Set<String>> names) {
    Duration within = flow.read("within", DAY, TriggerKeys::window);
    Duration deadline =
        flow.read("deadline", HOUR.multipliedBy(6), Rules.duration(Duration.ofMinutes(1), DAY));
    for (String key : List.of("within", "deadline")) {
      if (flow.has(key) && !flow.has("after")) {
        flow.refuse(key, "is only valid with after", "delete it");
      }
    }
    List<String> flows = flow.list("after", List.of(), MOST_FLOWS, value -> upstream(value, names));
    return Optional.of(new After(flows, zone, within, deadline)).filter(_ -> !flows.isEmpty());
  }

  private String upstream(Yaml value, Optional<Set<String>> names) {
    String text = value.text();
    if (text.equals(name)) {
      throw new Refusal(quote(name) + " is this flow itself", "name other flows");
    }
    if (names.filter(known -> !known.contains(text)).isPresent()) {
      throw Refusal.unknown(
          "unknown flow " + quote(text),
          text,
          names.get().stream().filter(known -> !known.equals(name)).toList(),
          "use the name of a file in the same folder, without .yaml");
    }
    return text;
  }

  /** Windows must start at the same times every day, or at midnight. */
  private static Duration window(Yaml value) {
    Duration window = Rules.duration(HOUR, Duration.ofDays(7)).apply(value);
    if (DAY.toSeconds() % window.toSeconds() != 0 && window.toSeconds() % DAY.toSeconds() != 0) {
      throw new Refusal(
          DurationText.of(window) + " neither divides a day evenly nor is a whole number of days",
          "write it like 1h, 6h, 12h, 1d or 7d");
    }
    return window;
  }
}
