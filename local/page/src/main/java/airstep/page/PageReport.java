package airstep.page;

import airstep.flows.Flow;
import airstep.operate.ListedRun;
import airstep.operate.Place;
import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** The page of a period as one HTML file, which needs no server. */
public final class PageReport {

  /** The most runs whose details it contains, so that a browser opens it quickly. */
  private static final int MOST_DETAILS = 500;

  /** The most runs whose logs it contains: those that did not succeed. */
  private static final int MOST_LOGS = 50;

  private static final int MOST_LINES = 300;

  private PageReport() {}

  /**
   * Returns the HTML.
   *
   * @param since how far back the runs go, at most 90 days
   */
  public static String html(
      Place place, Supplier<List<Flow>> flows, InstantSource clock, Duration since) {
    PageData data = new PageData(place, flows, place.pauses(), clock);
    Instant now = data.now();
    Instant from = now.minus(since);
    JsonFields runs = new JsonFields();
    JsonFields logs = new JsonFields();
    List<ListedRun> some = data.list().overlapping(from, now, now);
    some.stream().limit(MOST_DETAILS).forEach(run -> runs.put(run.id(), data.run(run.id())));
    some.stream()
        .filter(run -> !run.status().equals("SUCCEEDED"))
        .limit(MOST_LOGS)
        .forEach(run -> logs.put(run.id(), data.logs(run.id(), MOST_LINES)));
    JsonFields histories = new JsonFields();
    some.stream()
        .map(ListedRun::flow)
        .distinct()
        .forEach(flow -> histories.put(flow, data.history(flow)));
    JsonFields all =
        new JsonFields()
            .put("from", from)
            .put("overview", data.overview())
            .put("window", data.window(from, now.plus(Duration.ofDays(1))))
            .put("cost", data.cost(from, now))
            .put("runs", runs)
            .put("logs", logs)
            .put("histories", histories);
    return PageDocument.containing(new PageCommands(place.name().next()), all).html();
  }
}
