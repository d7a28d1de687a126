package airstep.cli;

import airstep.flows.Spelling;
import airstep.json.Json;
import airstep.operate.AwsTarget;
import airstep.operate.Place;
import airstep.terminal.TextTable;
import airstep.vocabulary.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Shows the contexts, after it has changed one if it does. */
abstract class ContextSubcommand extends Subcommand {

  @Option(names = "--json", description = "Print the contexts as one JSON object.")
  private boolean json;

  /** Makes the change. */
  abstract void change(Contexts contexts);

  @Override
  public final Integer call() {
    Contexts contexts = history().contexts();
    change(contexts);
    String current = contexts.current();
    Map<String, AwsTarget> all = contexts.all();
    if (json) {
      print(Json.write(json(current, all)));
    } else {
      table(current, all).lines().forEach(this::print);
    }
    return Airstep.OK;
  }

  /** Checks that there is such a context. */
  static void need(String name, Contexts contexts) {
    List<String> known =
        Stream.concat(Stream.of(Place.LOCAL), contexts.all().keySet().stream()).toList();
    if (!known.contains(name)) {
      throw new UsageException(Spelling.unknown("context", name, known));
    }
  }

  private static TextTable table(String current, Map<String, AwsTarget> all) {
    TextTable table = new TextTable(" ", "CONTEXT", "STAGE", "REGION", "PROFILE");
    table.row(sign(Place.LOCAL, current), Place.LOCAL, "this machine", "-", "-");
    all.forEach(
        (name, target) ->
            table.row(
                sign(name, current),
                name,
                target.stage(),
                target.region().orElse("as the AWS CLI"),
                target.profile().orElse("as the AWS CLI")));
    return table;
  }

  private static String sign(String name, String current) {
    return name.equals(current) ? "*" : " ";
  }

  private static JsonFields json(String current, Map<String, AwsTarget> all) {
    List<JsonFields> contexts = new ArrayList<>();
    contexts.add(new JsonFields().put("name", Place.LOCAL));
    all.forEach(
        (name, target) -> {
          JsonFields fields = new JsonFields().put("name", name);
          target.json().object().fields().forEach(fields::put);
          contexts.add(fields);
        });
    return new JsonFields().put("current", current).put("contexts", contexts);
  }
}
