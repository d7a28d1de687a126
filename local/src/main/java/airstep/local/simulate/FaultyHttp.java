package airstep.local.simulate;

import airstep.http.Http;
import airstep.local.embedded.airbyte.EmbeddedAirbyte;
import airstep.local.embedded.slack.SlackInbox;
import airstep.local.timeline.Timeline;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;

/** The way to Airbyte and Slack, on which calls get lost, come late and are answered wrongly. */
final class FaultyHttp implements Http {

  static final String AIRBYTE = "airbyte.example";

  /** So many milliseconds after a late cancel, at most, is its sync stopped. */
  static final int STOPS_AFTER = 30_000;

  private final Timeline timeline;
  private final FarEnd farEnd;
  private final Strikes strikes;
  private final Ledger ledger;
  private final Random random;
  private final LateCancels lateCancels;

  FaultyHttp(
      Timeline timeline,
      EmbeddedAirbyte airbyte,
      SlackInbox slack,
      Strikes strikes,
      Ledger ledger,
      Random random,
      LateCancels lateCancels) {
    this.timeline = timeline;
    this.farEnd = new FarEnd(airbyte, slack, ledger);
    this.strikes = strikes;
    this.ledger = ledger;
    this.random = random;
    this.lateCancels = lateCancels;
  }

  @Override
  public Response send(Request request) throws IOException {
    Invocation invocation = Invocation.current();
    invocation.sends();
    FarEnd.Asked asked =
        new FarEnd.Asked(
            request, Call.of(request, AIRBYTE), invocation.execution(), timeline.instant());
    Exchange exchange = new Exchange(timeline, farEnd, asked, lateCancels);
    Optional<Fault.OnCall> fault = strikes.of(asked.call());
    fault.ifPresent(it -> ledger.note("  " + it));
    Response response;
    try {
      response =
          fault.isPresent() ? exchange.struck(fault.get(), random) : exchange.untroubled(random);
    } catch (IOException e) {
      note(request, e.toString());
      invocation.sent();
      throw e;
    }
    note(request, Integer.toString(response.status()));
    invocation.sent();
    return response;
  }

  private void note(Request request, String answer) {
    if (ledger.traced()) {
      String path = request.uri().getRawPath();
      ledger.note("  %s %s → %s".formatted(request.method(), path, answer));
    }
  }
}
