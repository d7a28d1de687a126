package airstep.simulate;

import airstep.asl.timeline.VirtualTimeline;
import airstep.asl.timeline.WorkResult;
import airstep.flows.Flow;
import airstep.simulate.peers.Peer;
import airstep.simulate.peers.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Plays a day on which a peer triggers the syncs, with the same Airbyte and the same faults. */
record PeerPlay(FaultyWorld world, Peer peer, List<PeerTask> tasks) {

  /** Longer than any call that gets no answer and has no timeout. */
  private static final Duration LONGEST = Duration.ofDays(40);

  static PeerPlay of(Day day, Peer peer) {
    try (VirtualTimeline timeline = new VirtualTimeline(Day.BEGIN)) {
      FaultyWorld world = new FaultyWorld(day, timeline, false, (_, _) -> {});
      PeerPlay play = new PeerPlay(world, peer, new ArrayList<>());
      day.firings(world.strikes).forEach(play::start);
      world.schedule(play::act);
      timeline.runUntil(Day.BEGIN.plus(LONGEST));
      return play;
    }
  }

  /** The result of each sync that was due. */
  List<Account> accounts() {
    return tasks.stream().flatMap(PeerTask::accounts).toList();
  }

  private void start(Day.Firing firing) {
    List<Due> due =
        Due.of(world.day).stream().filter(it -> it.start().equals(firing.start())).toList();
    if (peer.platform() != Platform.NONE) {
      due.forEach(one -> start(firing, List.of(one)));
    } else if (!due.isEmpty()) {
      start(firing, due);
    }
  }

  private void start(Day.Firing firing, List<Due> due) {
    Flow flow = world.day.scene().flows().get(firing.start().flow());
    String name = "task-%04d".formatted(tasks.size());
    PeerTask task = new PeerTask(world, flow, peer, name, due);
    tasks.add(task);
    var process = new Invocation(world.timeline, name, Instant.MAX, Optional.empty());
    Callable<Account.Verdict> work = () -> process.call(task::run);
    world.timeline.schedule(firing.at(), () -> world.timeline.start(work, PeerPlay::ended));
  }

  private static void ended(WorkResult<Account.Verdict> result) {
    if (result instanceof WorkResult.Threw<Account.Verdict>(Throwable cause)) {
      throw new IllegalStateException("a peer's task was aborted", cause);
    }
  }

  private boolean act(InjectedFault.At fault) {
    if (fault.kind() != FaultKind.STOPPED) {
      return world.people.act(fault);
    }
    List<PeerTask> running = tasks.stream().filter(PeerTask::isRunning).toList();
    if (!running.isEmpty()) {
      running.get(fault.which() % running.size()).stop();
    }
    return !running.isEmpty();
  }
}
