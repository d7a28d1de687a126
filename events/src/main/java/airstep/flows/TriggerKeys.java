package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what starts a flow: the keys schedule, on and after. */
record TriggerKeys(Optional<Schedule> schedule, Optional<EventPattern> on, Optional<After> after) {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_FLOWS = 10;

  static TriggerKeys read(Section flow, String name, FlowFile.Surroundings around) {
    Optional<Section> schedule = flow.section("schedule", FlowKeys.OF.get("schedule"));
    ZoneId zone = schedule.map(section -> section.read("timezone", UTC, Zones::read)).orElse(UTC);
    Optional<EventPattern> on =
        flow.section("on", FlowKeys.OF.get("on")).flatMap(PatternReader::read);
    Optional<After> after = after(flow, name, around, zone);
    // Only a flow with after may have a schedule with just a time zone.
    boolean times = schedule.isPresent() && !(flow.has("after") && !schedule.get().has("cron"));
    if (flow.has("after") && times) {
      flow.refuse("after", "cannot be combined with schedule.cron", "remove one of them");
    }
    if (flow.has("after") && flow.has("on")) {
      flow.refuse("after", "cannot be combined with on", "remove one of them");
    }
    return new TriggerKeys(
        schedule
            .filter(_ -> times)
            .flatMap(section -> section.require("cron", value -> Cron.parse(value.text())))
            .map(cron -> new Schedule(cron, zone)),
        on,
        after);
  }

  /** Returns whether the file has a trigger, valid or not. */
  static boolean anyIn(Section flow) {
    return flow.has("schedule") || flow.has("on") || flow.has("after");
  }

  private static Optional<After> after(
      Section flow, String name, FlowFile.Surroundings around, ZoneId zone) {
    Duration within = flow.read("within", DAY, TriggerKeys::window);
    Duration deadline =
        flow.read("deadline", HOUR.multipliedBy(6), Rules.duration(Duration.ofMinutes(1), DAY));
    if (!flow.has("after")) {
      for (String key : List.of("within", "deadline")) {
        if (flow.has(key)) {
          flow.refuse(key, "is only valid with after", "delete it");
        }
      }
      return Optional.empty();
    }
    List<String> flows =
        flow.list("after", List.of(), MOST_FLOWS, value -> upstream(value, name, around.names()));
    return flows.isEmpty()
        ? Optional.empty()
        : Optional.of(new After(flows, zone, within, deadline));
  }

  private static String upstream(Yaml value, String name, Optional<Set<String>> names) {
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
