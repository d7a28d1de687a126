package airstep.cli;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.Service;
import airstep.json.Json;
import airstep.operate.Place;
import airstep.page.PageServer;
import airstep.vocabulary.json.JsonFields;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ui",
    description = {
      "Shows runs, what comes and what is late in a browser, until Ctrl-C.",
      "The page is served on this machine only. Its address contains a token: who knows it can read"
          + " the page, and pause and resume flows.",
      "Serves the API of Step Functions for the runs of this machine too, for aws stepfunctions"
          + " --endpoint-url."
    })
final class UiCommand extends Subcommand {

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port on 127.0.0.1 (default: one that is free).")
  private int port;

  @Option(names = "--no-open", description = "Print the address only, and open no browser.")
  private boolean noOpen;

  @Option(names = "--json", description = "Print the addresses as one JSON object.")
  private boolean json;

  @Mixin private Flows flows;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port " + port + " is no port; use 1 to 65535, or leave it out");
    }
    FlowsNow now = new FlowsNow(flows, console());
    try (Place place = on.open(this);
        OpeningStore store = place.isLocal() ? history().open() : null;
        PageServer server = PageServer.start(place, now, states(store), history().clock(), port)) {
      CountDownLatch ended = new CountDownLatch(1);
      try (OsSignal _ = OsSignal.on("INT", ended::countDown);
          OsSignal _ = OsSignal.on("TERM", ended::countDown)) {
        tell(server, place.isLocal());
        if (!noOpen && console().live()) {
          Browser.open(server.address());
        }
        await(ended);
      }
      return Airstep.OK;
    }
  }

  private void tell(PageServer server, boolean states) {
    String page = server.address().toString();
    if (json) {
      String endpoint = states ? server.endpoint().toString() : null;
      print(Json.write(new JsonFields().put("page", page).put("endpoint", endpoint)));
      return;
    }
    print(page);
    if (states) {
      console()
          .err()
          .println("Step Functions: aws stepfunctions … --endpoint-url " + server.endpoint());
    }
    console().err().println("Ctrl-C ends it.");
  }

  /** The embedded API; that of AWS needs no one in between. */
  private static Optional<Service> states(OpeningStore ofThisMachine) {
    return Optional.ofNullable(ofThisMachine)
        .map(opening -> new EmbeddedStates(RecordedExecutions.of(opening.store())));
  }

  private static void await(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException _) {
      // A test ends it like this.
    }
  }
}
