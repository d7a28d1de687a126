package airstep.cli;

import airstep.alert.TestMessage;
import airstep.asl.timeline.RealTimeline;
import airstep.asl.timeline.Timeline;
import airstep.asl.timeline.VirtualTimeline;
import airstep.asl.timeline.WorkResult;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Outside;
import airstep.embedded.stack.SecretsFile;
import airstep.flows.Flow;
import airstep.http.LoggedHttp;
import airstep.log.StepLog;
import airstep.slack.SlackWebhook;
import airstep.vocabulary.AlertSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a message marked as a test to where alerts go, and says what became of it.",
      "One message for each alert secret, also if many flows share it; it calls nobody.",
      "Without --secrets it goes to a Slack inside this process, and is drawn.",
      "On AWS, start a flow's machine with {\"check\": true}: it sends such a message",
      "with the rights that the deployed step has."
    })
final class AlertTestCommand implements Callable<Integer> {

  /** As many flows as fit in a line. */
  private static final int NAMES = 5;

  private final Console console;
  private final Airstep airstep;

  @Mixin private Flows flows;
  @Mixin private SecretsOption secrets;

  @Option(
      names = "--flow",
      paramLabel = "FLOW",
      description = "Only where that flow's alerts go (default: the alerts of all flows).")
  private String name;

  AlertTestCommand(Console console, Airstep airstep) {
    this.console = console;
    this.airstep = airstep;
  }

  @Override
  public Integer call() throws Exception {
    List<Flow> tested = Flows.alertable(name == null ? flows.quietlyLenient() : List.of(one()));
    Optional<Path> file = secrets.file();
    try (Timeline timeline =
        file.isPresent()
            ? new RealTimeline()
            : new VirtualTimeline(Instant.now().truncatedTo(ChronoUnit.SECONDS))) {
      if (file.isPresent()) {
        return test(tested, SecretsFile.read(file.get()).outside(tested, timeline), timeline);
      }
      EmbeddedOutside embedded = new EmbeddedOutside(tested, World.empty(0), timeline);
      int code = test(tested, embedded.outside(), timeline);
      new SlackText(console).draw(embedded.slack().messages());
      console
          .out()
          .println(
              "That was a Slack inside this process. Nothing left this machine: --secrets FILE"
                  + " sends it to your own.");
      return code;
    }
  }

  private Flow one() {
    ChosenFlow one = flows.one(name);
    one.notes().forEach(console.err()::println);
    return one.flow();
  }

  private int test(List<Flow> tested, Outside outside, Timeline timeline) throws Exception {
    boolean logged = airstep.verbose() || !console.live();
    Consumer<String> lines = logged ? console.err()::println : _ -> {};
    StepLog log = new StepLog(lines, timeline, "AlertTest", "");
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
    List<WorkResult<Boolean>> ended = new ArrayList<>();
    // As work of the timeline it may wait if Slack asks for that.
    timeline.<Boolean>start(
        () -> {
          boolean delivered = true;
          for (Map.Entry<String, List<Flow>> one : bySecret.entrySet()) {
            delivered &= told(one.getValue(), AlertDelivery.of(slack, message(one.getValue())));
          }
          return delivered;
        },
        ended::add);
    timeline.runToEnd();
    return switch (ended.getFirst()) {
      case WorkResult.Returned(Boolean delivered) -> delivered ? Airstep.OK : Airstep.NOT_SUCCEEDED;
      case WorkResult.Threw(Exception e) -> throw e;
      case WorkResult.Threw(Throwable e) -> throw new IllegalStateException(e);
    };
  }

  /** Says at once what became of it: the next one may take its time. */
  private boolean told(List<Flow> served, AlertDelivery delivery) {
    String secret = served.getFirst().alerting().secret();
    console.out().println(secret + " (" + names(served) + "): " + delivery.text(console));
    return delivery.problem().isEmpty();
  }

  private static String names(List<Flow> served) {
    String names = served.stream().limit(NAMES).map(Flow::name).collect(Collectors.joining(", "));
    int more = served.size() - NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private static TestMessage message(List<Flow> served) {
    Map<String, AlertSettings> settings = new LinkedHashMap<>();
    served.forEach(flow -> settings.put(flow.name(), flow.alerting()));
    return new TestMessage(served.getFirst().alerting().secret(), settings);
  }
}
