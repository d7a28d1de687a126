package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.live.LiveWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command that has {@code --on} says in one line what a person must fix on AWS. */
@ChangesProcess
class AwsTroubleTest {

  /** What is wrong: with which profile, what AWS answers if it is asked, and what the line says. */
  enum Trouble {
    EXPIRED(
        "data",
        "ExpiredTokenException: The security token included in the request is expired",
        "the credentials of profile data have expired; log in with: aws configure --profile data"),
    EXPIRED_LOGIN("login", "", "; log in with: aws sso login --profile login"),
    NO_CREDENTIALS("empty", "", "; log in with: aws configure --profile empty"),
    NO_PROFILE("dat", "", "there is no AWS profile dat; did you mean data?"),
    NO_REGION(
        "nowhere",
        "",
        "no region for profile nowhere; use --region, AWS_REGION or: aws configure set region"
            + " REGION --profile nowhere"),
    WRONG_KEY(
        "data",
        "UnrecognizedClientException: The security token is invalid.",
        "AWS does not accept the credentials of profile data (UnrecognizedClientException); log in"
            + " with: aws configure --profile data"),
    DENIED_RIGHT(
        "data",
        "AccessDeniedException: User: arn:aws:iam::123456789012:user/reader is not authorized to"
            + " perform: states:ListStateMachines on resource:"
            + " arn:aws:states:eu-central-1:123456789012:x because no policy allows it",
        "profile data is not allowed states:ListStateMachines on"
            + " arn:aws:states:eu-central-1:123456789012:x; docs/aws.md lists the permissions of"
            + " each command"),
    THROTTLED(
        "data",
        "ThrottlingException: Rate exceeded",
        "AWS throttles states:ListStateMachines of profile data in eu-central-1; wait a minute and"
            + " repeat the command"),
    NO_NETWORK("data", "", "); check the network and the region");

    final String profile;
    final String answer;
    final String line;

    Trouble(String profile, String answer, String line) {
      this.profile = profile;
      this.answer = answer;
      this.line = line;
    }
  }

  @TempDir private Path directory;

  @BeforeEach
  void writeAFlow() {
    var _ =
        Ran.flow(
            directory,
            "nightly",
            "schedule: {cron: 0 2 * * *}\nconnections: [00000000-0000-4000-8000-000000000002]\n");
  }

  static Stream<Arguments> troubles() {
    return commands()
        .flatMap(command -> Stream.of(Trouble.values()).map(it -> Arguments.of(command, it)));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void saysInOneLineWhatIsWrongFromTheStart(String command, Trouble trouble) {
    try (ServedAws aws = new ServedAws(refusing(trouble.answer), 1)) {
      if (trouble == Trouble.NO_NETWORK) {
        aws.stop();
      }
      Ran words = on(aws, trouble.profile, command);
      assertThat(words.code()).as(words.toString()).isEqualTo(Airstep.USAGE);
      assertThat(words.err().lines()).as(words.toString()).hasSize(1);
      assertThat(words.err().strip()).endsWith(trouble.line);
      assertThat(words.out()).isEmpty();
      harmless(words);

      Ran json = on(aws, trouble.profile, command, "--json");
      assertThat(json.code()).as(json.toString()).isEqualTo(Airstep.USAGE);
      assertThat(json.json().needObject("error").needText("message")).endsWith(trouble.line);
      assertThat(json.err()).isEmpty();
      harmless(json);
    }
  }

  static Stream<Arguments> later() {
    return commands()
        // The page answers each request with the trouble, and goes on.
        .filter(command -> !command.equals("ui"))
        .flatMap(
            command ->
                IntStream.of(1, 2, 3, 5, 8)
                    // What follows a run looks again only after a while, in real time.
                    .limit(Set.of("run", "check").contains(command) ? 3 : 5)
                    .mapToObj(n -> Arguments.of(command, n)));
  }

  /** Whatever was answered before: a login expires during a command, and rights may lack for it. */
  @ParameterizedTest
  @MethodSource("later")
  void saysInOneLineWhatIsWrongAfterSomeCalls(String command, int answered) {
    AtomicInteger calls = new AtomicInteger();
    try (LiveWorld world = ended();
        ServedAws aws = expiring(world, _ -> calls.incrementAndGet() > answered)) {
      Ran ran = on(aws, "data", command, "--json");
      harmless(ran);
      if (calls.get() <= answered) {
        return;
      }
      if (command.equals("doctor")) {
        assertThat(ran.code()).isEqualTo(Airstep.NOT_SUCCEEDED);
        assertThat(ran.out()).contains("could not check: the credentials of profile data have");
      } else {
        assertThat(ran.code()).as(ran.toString()).isEqualTo(Airstep.USAGE);
        assertThat(ran.json().needObject("error").needText("message"))
            .isEqualTo(Trouble.EXPIRED.line);
      }
    }
  }

  /** It has been started, and only a person can stop it. */
  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "runs retry"})
  void saysThatARunGoesOnWhichItCanNoLongerFollow(String command) {
    AtomicBoolean started = new AtomicBoolean();
    try (LiveWorld world = ended();
        ServedAws aws =
            expiring(
                world,
                request ->
                    started.get()
                        || started.getAndSet(
                            AwsOperation.of(request).endsWith("StartExecution")))) {
      Ran ran = on(aws, "data", command);
      assertThat(ran.code()).as(ran.toString()).isEqualTo(Airstep.USAGE);
      assertThat(ran.err())
          .contains(
              "airstep: detached; the run goes on in dev on AWS",
              "Look again: ./airstep runs show @last --on aws")
          .endsWith(Trouble.EXPIRED.line + "\n");
      harmless(ran);
    }
  }

  /** A run that has failed. */
  private static LiveWorld ended() {
    LiveWorld world = new LiveWorld("poll: 30s\ntimeout: 10m\nretries: {count: 0}\n");
    world.timeline.runUntil(LiveWorld.SEVEN.plusSeconds(3600));
    return world;
  }

  /** A stage to which a person is logged in until a call. */
  private ServedAws expiring(LiveWorld world, Predicate<Http.Request> from) {
    Service stage =
        new ServedTriggers(new EmbeddedStates(world.timeline, world.stack.stepFunctions()));
    return new ServedAws(
        request ->
            from.test(request)
                ? AwsJson.error(400, "ExpiredTokenException", "The security token is expired")
                : stage.handle(request),
        1);
  }

  private static void harmless(Ran ran) {
    assertThat(ran.out() + ran.err())
        .doesNotContain("not-a-key", "AKIDEXAMPLE", "Exception:", "\tat ", "--verbose");
  }

  private Ran on(ServedAws aws, String profile, String command, String... more) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(needed(named(command)));
    args.addAll(List.of("--on", "aws", "--profile", profile));
    args.addAll(List.of("--endpoint-url", aws.uri().toString()));
    args.addAll(List.of(more));
    return Ran.in(directory.resolve("history"), args.toArray(String[]::new));
  }

  /** What the command cannot do without, in its words. */
  private List<String> needed(CommandSpec command) {
    List<String> needed = new ArrayList<>();
    command.positionalParameters().forEach(it -> needed.add(value(it)));
    for (OptionSpec option : command.options()) {
      boolean ofFiles =
          option.longestName().equals("--flows") && !(command.userObject() instanceof FlowCommand);
      if (option.longestName().equals("--yes")) {
        needed.add("--yes");
      } else if (option.required() || ofFiles) {
        needed.addAll(List.of(option.longestName(), value(option)));
      }
    }
    return needed;
  }

  private String value(ArgSpec parameter) {
    return switch (parameter.paramLabel()) {
      case "FLOW" -> "nightly";
      case "ID" -> "nightly@last";
      case "FILE" -> directory.resolve("report.html").toString();
      case "DIR" -> directory.resolve("flows").toString();
      default -> throw new IllegalStateException("no example of " + parameter.paramLabel());
    };
  }

  /** The words of each command that has the option. */
  private static Stream<String> commands() {
    return below(root())
        .map(CommandLine::getCommandSpec)
        .filter(command -> command.findOption("--on") != null)
        // Only remembers what the others use.
        .filter(command -> !command.name().equals("add"))
        .map(command -> command.qualifiedName(" ").replaceFirst("airstep ", ""));
  }

  private static CommandSpec named(String words) {
    return below(root())
        .map(CommandLine::getCommandSpec)
        .filter(command -> command.qualifiedName(" ").equals("airstep " + words))
        .findFirst()
        .orElseThrow();
  }

  private static CommandLine root() {
    return Airstep.commands();
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(one -> Stream.concat(Stream.of(one), below(one)));
  }

  private static Service refusing(String answer) {
    String[] parts = answer.split(": ", 2);
    return _ -> {
      assertThat(answer).as("what AWS answers").isNotEmpty();
      return AwsJson.error(400, parts[0], parts[1]);
    };
  }
}
