package airstep.infra;

import airstep.flows.FlowReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;

/** The CDK app of {@code cdk synth}, {@code diff} and {@code deploy}. One stage is one stack. */
final class AirstepApp {
  private AirstepApp() {}

  /** Synthesizes the stage of the context, or prints each problem on one line. */
  public static void main(String... args) {
    // Otherwise numbers in crons and names would have the digits of the person's language.
    Locale.setDefault(Locale.ENGLISH);
    App app = new App();
    Path home = Path.of("..");
    try {
      Options options = Options.read(context(app), home.resolve(FlowReader.FLOWS));
      var flows = StageFlows.read(options.flows(), System.getenv());
      Path code = home.resolve("functions").resolve("target").resolve("function-arm64.zip");
      var _ = new AirstepStack(app, new AirstepStack.Props(options, flows, code));
    } catch (RefusedException refused) {
      refused.getMessage().lines().forEach(line -> System.err.println("airstep: " + line));
      System.exit(2);
    }
    app.synth();
  }

  /** A list is separated by commas on the command line. In {@code cdk.json} it can be a list. */
  private static Map<String, String> context(App app) {
    Map<String, String> texts = new TreeMap<>();
    if (app.getNode().getAllContext() instanceof Map<?, ?> all) {
      all.forEach(
          (key, value) ->
              texts.put(
                  key.toString(),
                  value instanceof List<?> list
                      ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                      : String.valueOf(value)));
    }
    return texts;
  }
}
