package airstep.cli;

import airstep.flows.Problem;
import airstep.flows.Reading;
import airstep.json.Json;
import airstep.operate.FlowState;
import airstep.operate.FlowSummary;
import airstep.operate.Place;
import airstep.operate.Runs;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ls",
    description = "Lists the flows: whether each starts by itself, when next, and its last runs.")
final class FlowsLsCommand extends Subcommand {

  @Mixin private Flows flows;

  @Option(names = "--tag", paramLabel = "T", description = "Only flows with this tag.")
  private String tag;

  @Option(names = "--json", description = "Print the flows as one JSON object.")
  private boolean json;

  @Mixin private PlaceOption on;

  @Override
  public Integer call() {
    Reading reading = flows.reading();
    reading.shared().forEach(problem -> console().err().println("warning: " + problem));
    // What tags a broken file has is not known, so it may have this one.
    if (tag != null && reading.own().isEmpty()) {
      Flows.checkTag(tag, reading.flows());
    }
    try (Place place = on.open(this)) {
      Instant now = now();
      Runs runs = place.runs();
      List<FlowSummary> all =
          reading.flows().stream()
              .filter(flow -> tag == null || flow.tags().contains(tag))
              .map(flow -> FlowSummary.of(flow, place, runs, now))
              .toList();
      Map<String, List<Problem>> broken = broken(reading);
      if (json) {
        print(Json.write(new JsonFields().put("flows", json(all, broken))));
      } else {
        int width = console().columns();
        new FlowTable(console(), now, width).lines(all, broken).forEach(this::print);
      }
      return Airstep.OK;
    }
  }

  /** The problems of each file that cannot be read, by the name of the flow. */
  private static Map<String, List<Problem>> broken(Reading reading) {
    return reading.own().stream()
        .collect(Collectors.groupingBy(Flows::name, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<JsonFields> json(List<FlowSummary> all, Map<String, List<Problem>> broken) {
    List<JsonFields> fields = new ArrayList<>();
    all.stream()
        .filter(one -> !broken.containsKey(one.flow().name()))
        .forEach(one -> fields.add(one.json()));
    broken.forEach(
        (name, problems) ->
            fields.add(
                new JsonFields()
                    .put("flow", name)
                    .put("state", FlowState.BROKEN.name())
                    .put("problems", problems.stream().map(Problem::toString).toList())));
    return fields;
  }
}
