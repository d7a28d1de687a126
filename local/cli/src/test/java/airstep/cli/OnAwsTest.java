package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.Service;
import airstep.store.ExecutionStore;
import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read runs, on a stage that is served over HTTP. */
@ChangesProcess
class OnAwsTest {

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path directory;

  private ExecutionStore store;
  private ServedAws aws;

  @BeforeEach
  void serveAFailedRun() {
    new OutsideAirbyte(SERVER).whoseJobs("failed");
    Path flows =
        Ran.flow(directory, "daily", "connections: [%s]\n".formatted(OutsideAirbyte.CONNECTION));
    String secrets = new OutsideAirbyte(SERVER).secrets(directory).toString();
    var _ =
        Ran.in(
            directory.resolve("served"),
            "run",
            "daily",
            "--clock",
            "virtual",
            "--secrets",
            secrets,
            "--flows",
            flows.toString());
    store = ExecutionStore.open(directory.resolve("served"), Instant.now());
    serve(new EmbeddedStates(RecordedExecutions.of(store)));
  }

  private void serve(Service service) {
    if (aws != null) {
      aws.close();
    }
    aws = new ServedAws(service);
  }

  @AfterEach
  void close() {
    aws.close();
    store.close();
  }

  @Test
  void readsRunsAndSaysWhere() {
    Ran listed = on("runs", "ls");
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.out()).containsPattern("✗ +\\w{4} +daily .* 1 of 1 ");
    assertThat(listed.err())
        .isEqualTo("dev on AWS · eu-central-1 · profile data · " + aws.uri().getAuthority() + "\n");
    Ran shown = on("runs", "show", "@last");
    assertThat(shown.out()).startsWith("daily FAILED after ").contains("HubSpot");
    assertThat(shown.out())
        .containsPattern("./airstep runs retry \\w+ --on aws --profile data --endpoint-url");
    JsonObject json = on("runs", "show", "@last", "--json").json();
    assertThat(json.needText("execution"))
        .isEqualTo(
            on("runs", "ls", "--json").json().objects("runs").getFirst().needText("execution"));
    assertThat(on("runs", "ls", "--json").err()).isEmpty();
    assertThat(aws.calls).doesNotContain("StartExecution", "StopExecution");
  }

  @Test
  void usesTheCurrentContextUnlessTold() {
    context("add", "served", "--profile", "data", "--endpoint-url", aws.uri().toString());
    assertThat(context("ls").out())
        .containsPattern("\\* +local +this machine")
        .contains("   served ");
    assertThat(in("runs", "ls").out())
        .isEqualTo("no runs yet; start one with ./airstep run FLOW\n");
    assertThat(in("runs", "ls", "--on", "served").err()).startsWith("dev on AWS");
    assertThat(context("use", "served").out()).containsPattern("\\* +served +dev ");
    assertThat(in("runs", "ls").err()).startsWith("dev on AWS");
    assertThat(in("runs", "show", "@last").out()).contains("runs retry").doesNotContain("--on");
    assertThat(in("runs", "ls", "--on", "local").err()).isEmpty();
    assertThat(in("runs", "ls", "--stage", "pord").err())
        .isEqualTo("there is no stage pord in eu-central-1 (profile data); its stages are dev\n");
    Ran removed = context("rm", "served", "--json");
    assertThat(removed.json().needText("current")).isEqualTo("local");
    assertThat(in("runs", "ls").err()).isEmpty();
  }

  @Test
  void refusesAContextThatIsNone() {
    for (List<String> wrong :
        List.of(
            List.of("use", "prod"),
            List.of("rm", "local"),
            List.of("rm", "prod"),
            List.of("add", "aws"),
            List.of("add", "../x"))) {
      Ran ran = context(wrong.toArray(String[]::new));
      assertThat(ran.code()).as(wrong.toString()).isEqualTo(2);
      assertThat(ran.err().lines()).as(wrong.toString()).hasSize(1);
    }
    assertThat(in("runs", "ls", "--profile", "data").err())
        .isEqualTo("--profile is for a stage on AWS; add --on aws\n");
    assertThat(in("runs", "ls", "--on", "prod").err())
        .isEqualTo("unknown place prod; the places are local, aws\n");
  }

  @Test
  void saysInOneLineWhatAPersonMustFix() {
    assertThat(refused("--profile", "dat"))
        .isEqualTo("there is no AWS profile dat; did you mean data?");
    assertThat(refused("--profile", "nowhere")).startsWith("no region for profile nowhere; use ");
    assertThat(refused("--profile", "login"))
        .startsWith("profile login has no valid credentials (")
        .endsWith("; log in with: aws sso login --profile login");
    serve(ServedAws.refusing(400, "ExpiredTokenException", "The security token has expired"));
    assertThat(refused("--profile", "data"))
        .isEqualTo(
            "the credentials of profile data have expired; log in with: aws configure --profile"
                + " data");
    serve(
        ServedAws.refusing(
            400,
            "AccessDeniedException",
            "User: arn:aws:iam::123456789012:user/reader is not authorized to perform:"
                + " states:ListStateMachines on resource: arn:aws:states:eu-central-1:123456789012:"
                + "stateMachine:* because no identity-based policy allows it"));
    assertThat(refused("--profile", "data"))
        .startsWith("profile data is not allowed states:ListStateMachines on arn:aws:states:eu-");
    serve(ServedAws.refusing(400, "UnrecognizedClientException", "The token is invalid."));
    assertThat(refused("--profile", "data"))
        .startsWith("AWS does not accept the credentials of profile data (Unrecog");
    aws.stop();
    assertThat(refused("--profile", "data"))
        .startsWith("no connection to Step Functions in eu-central-1 (");
  }

  @Test
  void repeatsAThrottledRead() {
    EmbeddedStates states = new EmbeddedStates(RecordedExecutions.of(store));
    AtomicInteger calls = new AtomicInteger();
    serve(
        request ->
            calls.incrementAndGet() == 1
                ? AwsJson.error(400, "ThrottlingException", "Rate exceeded")
                : states.handle(request));
    assertThat(on("runs", "ls").code()).isZero();
    assertThat(aws.calls).startsWith("ListStateMachines", "ListStateMachines");
  }

  @Test
  void startsNothingWithoutAnAnswer() {
    Ran ran = Ran.withoutAnswer(() -> on("run", "daily"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("Start daily on dev? [y/N] ").endsWith("nothing was started\n");
    assertThat(on("run", "dialy", "--yes").err())
        .endsWith("stage dev has no flow dialy; did you mean daily?\n");
    for (String option : List.of("--secrets", "--flows", "--trace")) {
      Ran wrong = on("run", "daily", option, "x");
      assertThat(wrong.code()).isEqualTo(2);
      assertThat(wrong.err()).startsWith(option + " is for a run on this machine; ");
    }
    assertThat(aws.calls).doesNotContain("StartExecution");
  }

  private String refused(String... options) {
    List<String> args = new ArrayList<>(List.of("runs", "ls", "--on", "aws"));
    args.addAll(List.of("--endpoint-url", aws.uri().toString()));
    args.addAll(List.of(options));
    Ran ran = in(args.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
    return ran.err().strip();
  }

  private Ran on(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(aws.options());
    return in(args.toArray(String[]::new));
  }

  private Ran context(String... command) {
    List<String> args = new ArrayList<>(List.of("context"));
    args.addAll(List.of(command));
    return in(args.toArray(String[]::new));
  }

  private Ran in(String... command) {
    return Ran.in(directory.resolve("history"), command);
  }
}
