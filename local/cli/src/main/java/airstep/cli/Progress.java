package airstep.cli;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.timeline.Timeline;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line on the terminal that shows what the run is doing, and is overwritten as it goes on. */
final class Progress implements ExecutionListener {

  private final Console console;
  private final InstantSource clock;
  private final Instant start;
  private String state = "";
  private String job = "";
  private String rows = "";
  private String shown = "";

  Progress(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
    this.start = clock.instant();
  }

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    JsonObject rendered = JsonObject.of(event.render());
    rendered
        .object("stateEnteredEventDetails")
        .flatMap(details -> details.text("name"))
        .ifPresent(name -> state = name);
    rendered
        .object("taskSucceededEventDetails")
        .flatMap(details -> details.text("output"))
        .flatMap(output -> Json.readObject(output).object("Payload"))
        .ifPresent(this::learn);
    show();
  }

  /** Updates the elapsed time each second until the execution ends. */
  void tick(Timeline timeline, Execution execution) {
    if (console.live() && !execution.isClosed()) {
      show();
      timeline.schedule(Duration.ofSeconds(1), () -> tick(timeline, execution));
    }
  }

  private void learn(JsonObject payload) {
    payload
        .whole("jobId")
        .ifPresent(id -> job = "job " + id + payload.text("status").map(s -> " " + s).orElse(""));
    payload.whole("rows").ifPresent(count -> rows = Console.number(count) + " rows");
  }

  private void show() {
    long seconds = Duration.between(start, clock.instant()).toSeconds();
    String line =
        Stream.of(state, job, rows, Console.duration(seconds))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    if (!line.equals(shown)) {
      shown = line;
      console.progress(line);
    }
  }

  /** Prints a step's log line in place of the progress. */
  void log(String line) {
    end();
    console.err().println(line);
  }

  /** Clears the line. */
  void end() {
    console.progress("");
  }

  /** Prints what goes on when a person ends the command early. */
  void farewell(Execution execution) {
    if (!execution.isClosed()) {
      log(
          "airstep: stopped before the run ended; jobs that it started keep running in Airbyte"
              + (job.isEmpty() ? "" : " (" + job + ")"));
    }
  }
}
