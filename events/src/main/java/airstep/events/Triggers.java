package airstep.events;

import java.time.ZoneId;
import java.util.Optional;

/** What starts a flow, as its file says. */
record Triggers(Optional<Schedule> schedule, Optional<EventPattern> on, Optional<After> after) {
  private static final ZoneId UTC = ZoneId.of("UTC");

  static Triggers read(Section flow) {
    return new Triggers(
        flow.section("schedule", FlowFile.KEYS.get("schedule")).flatMap(Triggers::schedule),
        flow.section("on", FlowFile.KEYS.get("on")).flatMap(PatternReader::read),
        Optional.empty());
  }

  /** Whether the file means a flow to start by itself, be it written well or not. */
  static boolean anyIn(Section flow) {
    return flow.has("schedule") || flow.has("on") || flow.has("after");
  }

  private static Optional<Schedule> schedule(Section section) {
    ZoneId zone = section.read("timezone", UTC, Rules::zone);
    return section
        .require("cron", value -> Cron.parse(value.text()))
        .map(cron -> new Schedule(cron, zone));
  }
}
