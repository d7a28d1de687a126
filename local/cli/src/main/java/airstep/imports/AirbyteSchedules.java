package airstep.imports;

import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.airbyte.OwnSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates Airbyte's own schedules into flows. Connections with the same cron share a flow. */
public final class AirbyteSchedules {

  private final Map<String, String> others;
  private final FlowNames names = new FlowNames();
  private final List<FlowDraft> drafts = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private AirbyteSchedules(Map<String, String> others) {
    this.others = others;
  }

  /**
   * Translates the schedules.
   *
   * @param others the name of a flow by the id of each connection that a flow names already
   */
  public static Imported read(List<ScheduledConnection> all, Map<String, String> others) {
    AirbyteSchedules schedules = new AirbyteSchedules(others);
    Map<OwnSchedule.ByCron, List<Connection>> byCron = new LinkedHashMap<>();
    for (ScheduledConnection one : all) {
      Connection connection = one.connection();
      if (connection.status() == ConnectionStatus.DELETED) {
        continue;
      }
      if (connection.status() != ConnectionStatus.ACTIVE) {
        schedules.leaveOut(connection, "is " + connection.status().description());
        continue;
      }
      switch (connection.schedule()) {
        case OwnSchedule.ByHand() ->
            schedules.leaveOut(connection, "has no schedule of its own in Airbyte");
        case OwnSchedule.Unreadable(String kind) ->
            schedules.leaveOut(connection, "has a schedule of the unknown kind '" + kind + "'");
        case OwnSchedule.ByCron cron ->
            byCron.computeIfAbsent(cron, _ -> new ArrayList<>()).add(connection);
        case OwnSchedule.Every every -> schedules.add(connection, every, one.lastJob());
      }
    }
    byCron.forEach(schedules::add);
    return new Imported(schedules.drafts, schedules.leftOut);
  }

  private void leaveOut(Connection one, String why) {
    leftOut.add("%s (%s) %s".formatted(one.name(), one.connectionId(), why));
  }

  private void add(OwnSchedule.ByCron cron, List<Connection> all) {
    String when = cron.expression() + " " + cron.zone();
    String name = names.next(all.size() == 1 ? all.getFirst().name() : "airbyte " + when);
    DraftText text = begun(name, all, "cron " + when);
    Optional<String> problem = QuartzTranslation.problem(cron.expression());
    Optional<OldSchedule> old = Optional.empty();
    if (problem.isPresent()) {
      text.todo("schedule, was %s: %s".formatted(when, problem.get())).put("enabled", "false");
    } else if (text.schedule(QuartzTranslation.fiveFields(cron.expression()), cron.zone())) {
      // Airbyte does not say what it does when the clock changes.
      old =
          QuartzClock.of(cron.expression(), ZoneId.of(cron.zone()))
              .map(clock -> new OldSchedule(clock, false));
    }
    drafts.add(new FlowDraft(name, connections(text, all), old));
  }

  private void add(Connection one, OwnSchedule.Every every, Optional<Instant> lastJob) {
    String when = "every " + every.count() + " " + every.unit();
    String name = names.next(one.name());
    DraftText text = begun(name, List.of(one), when);
    Optional<Duration> interval = IntervalTimes.interval(every.count(), every.unit());
    Optional<IntervalTimes> times =
        interval.map(it -> new IntervalTimes(lastJob.orElse(Instant.EPOCH), it));
    Optional<String> cron = times.flatMap(IntervalTimes::fiveFields);
    Optional<OldSchedule> old = Optional.empty();
    if (cron.isEmpty()) {
      text.todo("schedule, was " + when + ": no cron has this interval; choose fixed times");
      text.put("enabled", "false");
    } else {
      text.comment("Airbyte starts it that long after its last job; a flow starts at fixed times");
      if (lastJob.isEmpty()) {
        text.todo("schedule: it has no job yet, from which its times would follow; choose them");
        text.put("enabled", "false");
      } else {
        old = times.map(clock -> new OldSchedule(clock, false));
      }
      text.schedule(cron.get(), "UTC");
    }
    drafts.add(new FlowDraft(name, connections(text, List.of(one)), old));
  }

  private DraftText begun(String name, List<Connection> all, String when) {
    DraftText text = new DraftText().comment("From Airbyte: " + when);
    text.description(
        all.size() == 1
            ? all.getFirst().name()
            : "Imported from Airbyte: %d connections with the same schedule".formatted(all.size()));
    for (Connection one : all) {
      Optional.ofNullable(others.get(one.connectionId()))
          .filter(other -> !other.equals(name))
          .ifPresent(
              other ->
                  text.todo(
                      "flow %s syncs %s too: remove it there or here"
                          .formatted(other, one.name())));
    }
    return text;
  }

  private static String connections(DraftText text, List<Connection> all) {
    return text.connections(all.stream().map(Connection::connectionId).toList()).toString();
  }
}
