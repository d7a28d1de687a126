package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.slack.SlackInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** The Airbyte, the Slack and the people of a day, and the way to them on which calls go wrong. */
final class FaultyWorld {

  static final String AIRBYTE = "airbyte.example";
  static final String SLACK = "https://hooks.slack.example";
  static final String WEBHOOK = "/services/T00000000/B00000000/webhook-of-the-day";

  final Day day;
  final Timeline timeline;
  final Ledger ledger;
  final Strikes strikes;
  final EmbeddedAirbyte airbyte;
  final SlackInbox slack;
  final People people;
  final FaultyHttp http;

  /**
   * Makes the world of a day.
   *
   * @param rotated receives, mostly too late, how often the credentials were replaced
   * @param lateCancels receives the execution and the fault of each cancel that will land late
   */
  FaultyWorld(
      Day day,
      Timeline timeline,
      boolean traced,
      IntConsumer rotated,
      BiConsumer<String, InjectedFault.OnCall> lateCancels) {
    this.day = day;
    this.timeline = timeline;
    this.ledger = new Ledger(timeline, traced);
    this.strikes = new Strikes(day, ledger);
    this.airbyte =
        new EmbeddedAirbyte(
            this::airbyteTime,
            day.scene().world(day.seed()).otherwise(day.script()),
            day.airbyte().settings(0));
    this.slack = new SlackInbox(timeline, WEBHOOK);
    this.people = new People(this, rotated);
    this.http = new FaultyHttp(this, lateCancels);
    if (day.hasPast()) {
      Past.make(day, airbyte);
    }
  }

  /** The time by Airbyte's clock. */
  Instant airbyteTime() {
    return timeline.instant().plus(day.ahead(true));
  }

  void later(Duration delay, Runnable action) {
    timeline.schedule(delay, action);
  }

  /**
   * Lets those faults strike that strike no call, step or start.
   *
   * @param act does what a fault says at its moment; false if there was nothing to do
   */
  void schedule(Predicate<InjectedFault.At> act) {
    for (InjectedFault fault : day.faults()) {
      switch (fault) {
        case InjectedFault.At at when !Day.OF_SCHEDULES.contains(at.kind()) ->
            later(
                at.at(),
                () -> {
                  if (act.test(at)) {
                    strikes.strike(at);
                  }
                });
        case InjectedFault.Clock _, InjectedFault.OnJob _ -> strikes.strike(fault);
        default -> {}
      }
    }
  }
}
