package airstep.cli;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.Service;
import airstep.json.Json;
import airstep.operate.Place;
import airstep.page.PageServer;
import airstep.page.Retries;
import airstep.terminal.OsSignal;
import airstep.vocabulary.json.JsonFields;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ui",
    description = {
      "Shows runs, what comes and what is late in a browser, until Ctrl-C.",
      "The page is served on this machine only. Its address contains a token: who knows it can read"
          + " the page, pause and resume flows, and retry runs.",
      "The page retries a run where it ran: on AWS, or in this process. Here, a rehearsal uses an"
          + " Airbyte inside the process, and any other run your own Airbyte, with --secrets."
          + " Ctrl-C waits for retries in this process. A second one detaches: jobs go on in"
          + " Airbyte, and no alert comes.",
      "Serves the API of Step Functions for the runs of this machine too, for aws stepfunctions"
          + " --endpoint-url."
    })
final class UiCommand extends Subcommand {

  /** What only a retry on this machine has. */
  private static final List<String> HERE = List.of("--secrets", "--clock");

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

  @Mixin private SecretsOption secrets;

  @Mixin private ClockOption clock;

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port " + port + " is no port; use 1 to 65535, or leave it out");
    }
    boolean here = on.isLocal(this, HERE);
    // A file that cannot be read is reported now, and read again for each retry.
    var _ = secrets.file();
    FlowsNow now = new FlowsNow(flows, console());
    try (Place place = on.open(this);
        OpeningStore store = here ? history().open() : null;
        LocalRetries retries = retries(store);
        PageServer server =
            PageServer.start(
                place,
                now,
                here ? retries : Retries.onStage(place),
                states(store),
                history().clock(),
                port)) {
      UiEnd end = new UiEnd(retries, console().err());
      try (OsSignal _ = OsSignal.on("INT", end::interrupt);
          OsSignal _ = OsSignal.on("TERM", end::now)) {
        tell(server, here);
        if (!noOpen && console().live()) {
          Browser.open(server.address());
        }
        end.await();
      }
      return Airstep.OK;
    }
  }

  /** None on AWS. */
  private LocalRetries retries(OpeningStore ofThisMachine) {
    return new LocalRetries(
        new RetryOptions(flows, secrets, clock, next(true)),
        history(),
        () -> ofThisMachine.store(),
        console().err());
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

  /**
   * The embedded API; that of AWS needs no one in between. It needs no token, so it changes
   * nothing.
   */
  private static Optional<Service> states(OpeningStore ofThisMachine) {
    return Optional.ofNullable(ofThisMachine)
        .map(opening -> new EmbeddedStates(RecordedExecutions.toRead(opening.store())));
  }
}
