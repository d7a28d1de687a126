package airstep.infra;

import airstep.flows.Environment;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * Two stages, synthesized once for all tests of this module, since each start of the CDK takes
 * seconds: {@code dev} has the shipped flows, {@code prod} has every kind of trigger, a topic of
 * its own and a network.
 */
public final class Synthesized {

  static final ObjectMapper JSON = new ObjectMapper();

  /** The shipped flows with example values, used like real ones. */
  static final Template DEV;

  static final Template PROD;

  static final List<Template> BOTH;

  /** The construct tree of both stages as JSON. */
  static final Path TREE;

  private static final Path TARGET = Path.of("target");
  private static final Path SHIPPED = Path.of("..").resolve(FlowReader.FLOWS);
  private static final Path EVERY_KIND = Path.of("src", "test", "flows");

  static {
    try {
      App app = app(Files.createTempDirectory(TARGET, "synth"));
      var _ = new AirstepStack(app, props(Map.of(), SHIPPED));
      var _ = everyKind(app);
      String out = app.synth().getDirectory();
      DEV = Template.read(Path.of(out, "airstep-dev.template.json"));
      PROD = Template.read(Path.of(out, "airstep-prod.template.json"));
      BOTH = List.of(DEV, PROD);
      TREE = Path.of(out, "tree.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Synthesized() {}

  /** Creates a stage with every kind of trigger, a topic and a network. */
  static AirstepStack everyKind(App app) throws IOException {
    return new AirstepStack(
        app,
        props(
            Map.of(
                "stage", "prod",
                "owner", "data team",
                "alarmEmail", "data@example.com",
                "subnetIds", "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
                "vpcId", "vpc-0123456789abcdef0"),
            EVERY_KIND));
  }

  /** Creates an app with the context of cdk.json. */
  static App app(Path out) throws IOException {
    return app(out, Map.of());
  }

  static App app(Path out, Map<String, Object> besides) throws IOException {
    JsonNode settings = JSON.readTree(Path.of("cdk.json").toFile());
    @SuppressWarnings("unchecked")
    Map<String, Object> context = JSON.convertValue(settings.get("context"), Map.class);
    context.putAll(besides);
    return new App(AppProps.builder().context(context).outdir(out.toString()).build());
  }

  static AirstepStack.Props props(Map<String, String> context, Path flows) throws IOException {
    Path code = Files.createTempDirectory(TARGET, "code").resolve("function-arm64.zip");
    Files.writeString(code, "stands in for the code");
    Options options = Options.read(context, flows);
    return new AirstepStack.Props(
        options, StageFlows.of(FlowReader.read(flows, Environment.exampleOnly(flows))), code);
  }

  static List<Flow> flowsOfEveryKind() {
    return StageFlows.of(FlowReader.read(EVERY_KIND, Environment.exampleOnly(EVERY_KIND)));
  }

  /** Returns the properties of the machines of the shipped flows. */
  public static List<JsonNode> machines() {
    return DEV.all("AWS::StepFunctions::StateMachine");
  }

  public static List<Flow> shippedFlows() {
    return StageFlows.of(FlowReader.read(SHIPPED, Environment.exampleOnly(SHIPPED)));
  }
}
