package airstep.page;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.json.Json;
import airstep.operate.LocalPlace;
import airstep.operate.NextCommand;
import airstep.operate.Place;
import airstep.store.ExecutionStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the page of a sample history to a test in a browser, at a time that stands still, until
 * its standard input ends. A duration in it lets the runs go on for that time. The arguments are a
 * folder for the history and the file of a report, and how many days are played.
 */
public final class BrowserStage {

  /** A folder that a shell would take apart. */
  private static final NextCommand NEXT =
      NextCommand.here(Map.of("--flows", "my flows", "--on", "local"));

  private BrowserStage() {}

  /** Prints the addresses of both pages as one line of JSON. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    SampleHistory history =
        SampleHistory.play(directory.resolve("history"), Duration.ofDays(Long.parseLong(args[1])));
    InstantSource clock = InstantSource.fixed(SampleHistory.NOW);
    ExecutionStore store = history.store();
    EmbeddedStates states = new EmbeddedStates(RecordedExecutions.of(store));
    PlayedRetries retries = new PlayedRetries(history);
    try (Place place = LocalPlace.of(store, NEXT);
        PageServer server =
            PageServer.start(place, SampleFlows::all, retries, Optional.of(states), clock, 0)) {
      Path report = directory.resolve("report.html");
      Files.writeString(
          report, PageReport.html(place, SampleFlows::all, clock, Duration.ofDays(3)));
      System.out.println(
          Json.write(
              Map.of("ui", server.address().toString(), "report", report.toUri().toString())));
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
          .lines()
          .forEach(time -> retries.pass(Duration.parse(time)));
    }
  }
}
