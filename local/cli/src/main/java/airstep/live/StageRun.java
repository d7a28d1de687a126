package airstep.live;

import airstep.embedded.stack.ConnectionReport;
import airstep.embedded.stack.RunReport;
import airstep.operate.Place;
import airstep.operate.PlaceUnusableException;
import airstep.operate.RunDetails;
import airstep.operate.RunFeed;
import airstep.operate.Start;
import airstep.terminal.Farewell;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Starts a flow in a place that runs it by itself, and shows its progress until it has ended. A
 * signal only ends the command, not the run.
 *
 * @param pause lets time pass between two looks
 */
public record StageRun(
    Place place,
    RunDisplay display,
    PrintStream err,
    InstantSource clock,
    Consumer<Duration> pause) {

  private static final Duration LOOK = Duration.ofSeconds(2);

  /** Fewer calls than Step Functions allows, also for many connections. */
  private static final Duration LOOK_FOR_EACH = Duration.ofMillis(100);

  /** Starts the flow and returns its report. */
  public RunReport start(String flow, Start start) {
    String arn = place.start(flow, start);
    RunFeed feed = new RunFeed(place.states(), arn);
    follow(feed, new LiveRun(flow));
    List<ConnectionReport> connections =
        feed.run()
            .map(run -> RunDetails.read(run, place.executions()).connections())
            .orElse(List.of());
    return RunReport.of(flow, place.executions().describe(arn), connections, feed.cost());
  }

  private void follow(RunFeed feed, LiveRun run) {
    try (Farewell _ = new Farewell(() -> detach(feed, run))) {
      while (true) {
        look(feed, run);
        if (!feed.isOpen()) {
          break;
        }
        Duration each = LOOK_FOR_EACH.multipliedBy(feed.size());
        pause.accept(each.compareTo(LOOK) > 0 ? each : LOOK);
      }
    } catch (PlaceUnusableException e) {
      detach(feed, run);
      throw e;
    } finally {
      display.end();
    }
  }

  private void look(RunFeed feed, LiveRun run) {
    synchronized (run) {
      feed.read(
          (arn, event) -> {
            run.onEvent(arn, event);
            display.show(run, event.timestamp());
          });
      display.show(run, clock.instant());
    }
  }

  private void detach(RunFeed feed, LiveRun run) {
    synchronized (run) {
      display.end();
      err.println("airstep: detached; the run goes on in " + place.header());
      new RunningJobs(run.at(clock.instant())).lines(display.columns()).forEach(err::println);
      String id = feed.run().map(it -> it.substring(it.lastIndexOf(':') + 1)).orElse("@last");
      err.println("Look again: " + place.command("runs show " + id));
    }
  }
}
