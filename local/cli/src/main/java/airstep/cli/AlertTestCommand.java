package airstep.cli;

import airstep.alert.TestMessage;
import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Outside;
import airstep.embedded.stack.SecretsFile;
import airstep.flows.Flow;
import airstep.http.LoggedHttp;
import airstep.log.StepLog;
import airstep.secrets.SecretUnavailableException;
import airstep.secrets.SecretUnusableException;
import airstep.slack.SlackRefusedException;
import airstep.slack.SlackUnavailableException;
import airstep.slack.SlackWebhook;
import airstep.vocabulary.AlertSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "test",
    description = {
      "Sends a message marked as a test to each webhook, and prints whether it arrived.",
      "Flows that share an alert secret share the message. It mentions no one.",
      "Without --secrets, it goes to a Slack inside this process, and is drawn.",
      "On AWS, start a flow's state machine with {\"check\": true}: the deployed step",
      "sends such a message with its own permissions."
    })
final class AlertTestCommand extends Subcommand {

  /** As many flows as fit in a line. */
  private static final int NAMES = 5;

  @Mixin private Flows flows;
  @Mixin private SecretsOption secrets;

  @Option(
      names = "--flow",
      paramLabel = "FLOW",
      description = "Test only the webhook of that flow (default: of all flows).")
  private String name;

  @Override
  public Integer call() throws Exception {
    List<Flow> tested = Flows.alertable(name == null ? flows.quietlyLenient() : List.of(one()));
    Optional<SecretsFile> file = secrets.file();
    try (OutsideHttp http = OutsideHttp.of(file);
        Timeline timeline = SecretsOption.timeline(file.isPresent(), now())) {
      Services services = Services.of(file, http, tested, World.empty(0), timeline, false);
      int code = test(tested, services.outside(), timeline);
      console().draw(services.messages().get());
      if (file.isEmpty()) {
        print(
            "This was a Slack inside this process; nothing left this machine. Use --secrets FILE"
                + " to send it to your own.");
      }
      return code;
    }
  }

  private Flow one() {
    ChosenFlow one = flows.one(name);
    one.notes(next(true)).forEach(console().err()::println);
    return one.flow();
  }

  private int test(List<Flow> tested, Outside outside, Timeline timeline) throws Exception {
    StepLog log = new StepLog(log(console().err()::println), timeline, "AlertTest", "");
    SlackWebhook slack =
        new SlackWebhook(
            new LoggedHttp(outside.http(), log, timeline),
            outside.secrets(),
            duration -> EmbeddedStack.sleep(timeline, duration));
    Map<String, List<Flow>> bySecret =
        tested.stream()
            .collect(
                Collectors.groupingBy(
                    flow -> flow.alerting().secret(), LinkedHashMap::new, Collectors.toList()));
    // As work on the timeline, it can wait when Slack requests that.
    long undelivered =
        TimedWork.on(
            timeline,
            () -> bySecret.values().stream().filter(served -> !isDelivered(slack, served)).count());
    return undelivered == 0 ? Airstep.OK : Airstep.NOT_SUCCEEDED;
  }

  /** Posts the message and prints the result at once, since the next message may take a while. */
  private boolean isDelivered(SlackWebhook slack, List<Flow> served) {
    Map<String, AlertSettings> settings = new LinkedHashMap<>();
    served.forEach(flow -> settings.put(flow.name(), flow.alerting()));
    String secret = served.getFirst().alerting().secret();
    Optional<String> problem = problem(slack, new TestMessage(secret, settings));
    String result =
        problem
            .map(why -> console().outcome("not delivered", "FAILED") + ": " + why)
            .orElseGet(() -> console().outcome("delivered", "SUCCEEDED"));
    print(secret + " (" + names(served) + "): " + result);
    return problem.isEmpty();
  }

  /** Why the message may not have been delivered, and what to do; empty if it was. */
  private static Optional<String> problem(SlackWebhook slack, TestMessage message) {
    try {
      slack.post(message.secret(), message.payload());
      return Optional.empty();
    } catch (SlackRefusedException | SecretUnusableException e) {
      return Optional.of(e.getMessage());
    } catch (SlackUnavailableException | SecretUnavailableException e) {
      return Optional.of(
          e.getMessage()
              + "; if the message is not in the channel, try again; if that fails too, check the"
              + " address in the secret and whether this machine reaches it");
    }
  }

  private static String names(List<Flow> served) {
    String names = served.stream().limit(NAMES).map(Flow::name).collect(Collectors.joining(", "));
    int more = served.size() - NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
