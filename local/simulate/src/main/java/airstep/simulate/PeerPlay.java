package airstep.simulate;

import airstep.asl.timeline.VirtualTimeline;
import airstep.asl.timeline.WorkResult;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.simulate.peers.Peer;
import airstep.simulate.peers.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Plays a day on which a peer triggers the syncs, with the same Airbyte and the same faults. */
final class PeerPlay {

  /** Longer than a call that gets no answer and has no timeout. */
  private static final Duration LONGEST = Duration.ofDays(40);

  private final Day day;
  private final Peer peer;
  private final VirtualTimeline timeline;
  private final FaultyWorld world;
  private final List<PeerTask> tasks = new ArrayList<>();

  private PeerPlay(Day day, Peer peer, VirtualTimeline timeline) {
    this.day = day;
    this.peer = peer;
    this.timeline = timeline;
    this.world = new FaultyWorld(day, timeline, false, _ -> {}, (_, _) -> {});
  }

  static PeerPlayed of(Day day, Peer peer) {
    try (VirtualTimeline timeline = new VirtualTimeline(Day.BEGIN)) {
      return new PeerPlay(day, peer, timeline).play();
    }
  }

  private PeerPlayed play() {
    for (Day.Firing firing : day.firings(world.strikes)) {
      List<Due> due = Due.of(day).stream().filter(it -> it.start().equals(firing.start())).toList();
      if (peer.platform() == Platform.NONE) {
        start(firing, due);
      } else {
        due.forEach(one -> start(firing, List.of(one)));
      }
    }
    world.schedule(
        fault -> fault.kind() == FaultKind.STOPPED ? stop(fault.which()) : world.people.act(fault));
    timeline.runUntil(Day.BEGIN.plus(LONGEST));
    List<Account> accounts = new ArrayList<>();
    for (PeerTask task : tasks) {
      boolean alerted =
          world.slack.messages().stream()
              .anyMatch(message -> message.payload().toString().contains(task.name()));
      task.due().forEach(due -> accounts.add(task.account(due, alerted, jobs(task, due))));
    }
    return new PeerPlayed(world.airbyte, accounts, world.strikes.struck());
  }

  private List<EmbeddedJob> jobs(PeerTask task, Due due) {
    return world.airbyte.jobs(due.connection()).stream()
        .filter(job -> world.ledger.starter(job).filter(task.name()::equals).isPresent())
        .toList();
  }

  private void start(Day.Firing firing, List<Due> due) {
    if (due.isEmpty()) {
      return;
    }
    PeerTask task =
        new PeerTask(
            world,
            day.scene().flows().get(firing.start().flow()),
            peer,
            "task-%04d".formatted(tasks.size()),
            due);
    tasks.add(task);
    var process = new Invocation(timeline, task.name(), Instant.MAX, Optional.empty());
    Callable<Void> work =
        () ->
            process.call(
                () -> {
                  task.run();
                  return null;
                });
    timeline.schedule(firing.at(), () -> timeline.start(work, PeerPlay::ended));
  }

  private static void ended(WorkResult<Void> result) {
    if (result instanceof WorkResult.Threw<Void>(Throwable cause)) {
      throw new IllegalStateException("a peer's task broke off", cause);
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
