package airstep.simulate;

import airstep.asl.timeline.VirtualTimeline;
import airstep.asl.timeline.Work;
import airstep.asl.timeline.WorkResult;
import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.slack.SlackInbox;
import airstep.http.Http;
import airstep.json.Json;
import airstep.simulate.peers.Peer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays a day on which a peer sees to the syncs: with the same Airbyte and the same faults. */
final class PeerPlay {

  /** Longer than a call that nobody answers and that nothing ends. */
  private static final Duration LONGEST = Duration.ofDays(40);

  private final Day day;
  private final Peer peer;
  private final VirtualTimeline timeline;
  private final Strikes strikes;
  private final Ledger ledger;
  private final SlackInbox slack;
  private final EmbeddedAirbyte airbyte;
  private final FaultyHttp http;
  private final People people;
  private final List<PeerTask> tasks = new ArrayList<>();
  private int known;

  private PeerPlay(Day day, Peer peer, VirtualTimeline timeline) {
    this.day = day;
    this.peer = peer;
    this.timeline = timeline;
    this.strikes = new Strikes(day.faults());
    this.ledger = new Ledger(timeline, false);
    this.slack = new SlackInbox(timeline, Play.WEBHOOK);
    this.airbyte =
        new EmbeddedAirbyte(
            () -> timeline.instant().plus(day.ahead(true)),
            day.scene().world(day.seed()).otherwise(day.script()),
            day.api().settings(day.tokenLifetime()));
    this.http =
        new FaultyHttp(
            timeline, airbyte, slack, strikes, ledger, Day.random(day.seed(), 5), (_, _) -> {});
    this.people = new People(day, timeline, airbyte, ledger, fresh -> known = fresh);
  }

  static PeerPlayed of(Day day, Peer peer) {
    try (VirtualTimeline timeline = new VirtualTimeline(Day.BEGIN)) {
      return new PeerPlay(day, peer, timeline).play();
    }
  }

  private PeerPlayed play() {
    for (Day.Firing firing : day.firings(strikes)) {
      List<Due> due = Due.of(day).stream().filter(it -> it.start().equals(firing.start())).toList();
      if (peer.platform().each()) {
        due.forEach(one -> start(firing, List.of(one)));
      } else {
        start(firing, due);
      }
    }
    for (Fault fault : day.faults()) {
      if (fault instanceof Fault.At at && !Day.OF_SCHEDULES.contains(at.kind())) {
        var _ = timeline.schedule(at.at(), () -> strike(at));
      }
      if (fault instanceof Fault.Clock || fault instanceof Fault.OnJob) {
        strikes.count(fault.kind());
      }
    }
    timeline.runUntil(Day.BEGIN.plus(LONGEST));
    List<String> messages =
        slack.messages().stream().map(message -> message.payload().toString()).toList();
    List<Account> accounts = new ArrayList<>();
    for (PeerTask task : tasks) {
      for (Due due : task.due()) {
        boolean told = messages.stream().anyMatch(message -> message.contains(task.name()));
        accounts.add(task.account(due, told, jobs(task, due)));
      }
    }
    return new PeerPlayed(airbyte, accounts, strikes.struck());
  }

  private List<EmbeddedJob> jobs(PeerTask task, Due due) {
    return airbyte.jobs(due.connection()).stream()
        .filter(job -> task.name().equals(ledger.starts().get(job.serial())))
        .toList();
  }

  private void start(Day.Firing firing, List<Due> due) {
    if (due.isEmpty()) {
      return;
    }
    PeerTask task =
        new PeerTask(
            new PeerTask.Surroundings(
                peer,
                day.scene().flows().get(firing.start().flow()),
                address(),
                day.ahead(false),
                timeline,
                http,
                airbyte::handle,
                strikes,
                () -> credentials(known),
                this::token),
            "task-%04d".formatted(tasks.size()),
            due);
    tasks.add(task);
    var process = new Invocation(timeline, task.name(), Instant.MAX, Optional.empty());
    Work<Void> work =
        () ->
            process.call(
                () -> {
                  task.run();
                  return null;
                });
    var _ = timeline.schedule(firing.at(), () -> timeline.start(work, PeerPlay::ended));
  }

  private static void ended(WorkResult<Void> result) {
    if (result instanceof WorkResult.Threw<Void>(Throwable cause)) {
      throw new IllegalStateException("a peer's task broke off", cause);
    }
  }

  private AirbyteSettings.Credentials credentials(int rotations) {
    Map<String, String> secret = day.api().secret(FaultyHttp.AIRBYTE, rotations);
    return new AirbyteSettings.Credentials(secret.get("client_id"), secret.get("client_secret"));
  }

  /** Got past all faults: an Airbyte that asks for no token has none to revoke. */
  private String token() {
    AirbyteSettings.Credentials now = credentials(people.rotations());
    String body =
        Json.write(Map.of("client_id", now.clientId(), "client_secret", now.clientSecret()));
    URI uri = URI.create(address() + "/applications/token");
    var request = new Http.Request("POST", uri, Map.of(), body, Duration.ofSeconds(1));
    return Json.readObject(airbyte.handle(request).body()).needText("access_token");
  }

  private String address() {
    return day.api().secret(FaultyHttp.AIRBYTE, 0).get("api_url");
  }

  private void strike(Fault.At fault) {
    if (fault.kind() == FaultKind.STOPPED ? stop(fault.which()) : people.act(fault)) {
      strikes.count(fault.kind());
    }
  }

  private boolean stop(int which) {
    List<PeerTask> running = tasks.stream().filter(PeerTask::isRunning).toList();
    if (!running.isEmpty()) {
      running.get(which % running.size()).stop();
    }
    return !running.isEmpty();
  }
}
