package airstep.infra;

import airstep.flows.EventPattern;
import airstep.vocabulary.StepName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The permissions of state machines: what their definitions call, and nothing else. The CDK derives
 * none from a definition in a text. A call without a known permission is refused here, because
 * otherwise only the first execution would fail.
 */
record MachineRights(Stage stage, AlarmTopic topic) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CALL = "arn:aws:states:::";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z]+)}");

  private static final String OWN_MACHINE = "{% $states.context.StateMachine.Id %}";

  /** An expression that begins with constant words, before the outcome. */
  private static final Pattern DETAIL_TYPE =
      Pattern.compile("(?s)\\{%\\s+'(Airstep [A-Za-z]+ )'\\s+&.*");

  /** Returns the permissions of machines with these definitions. */
  List<PolicyStatement> of(Collection<String> definitions) {
    SortedMap<String, List<JsonNode>> calls = new TreeMap<>();
    definitions.forEach(definition -> collect(read(definition), calls));
    List<PolicyStatement> rights = new ArrayList<>();
    calls.forEach((call, arguments) -> rights.addAll(needed(call, arguments)));
    return rights;
  }

  private static JsonNode read(String definition) {
    try {
      return JSON.readTree(definition);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not JSON: " + definition, e);
    }
  }

  private List<PolicyStatement> needed(String call, List<JsonNode> arguments) {
    return switch (call) {
      case "lambda:invoke" -> List.of(invokes(arguments));
      case "states:startExecution.sync:2" -> starts(arguments);
      // A clean-up starts itself again, with a name made from the execution that it cleans up.
      case "states:startExecution" ->
          List.of(Allow.on(stage.machineArn("sync"), "states:StartExecution"));
      case "events:putEvents" -> List.of(puts(arguments));
      case "sns:publish" -> topic.publishing();
      case "aws-sdk:sns:listSubscriptionsByTopic" ->
          List.of(Allow.on(topic.topic().getTopicArn(), "sns:ListSubscriptionsByTopic"));
      default -> throw new IllegalStateException("no permission is known for " + call);
    };
  }

  /** Running executions call the versions of their own definition, so all versions are allowed. */
  private PolicyStatement invokes(List<JsonNode> arguments) {
    List<String> versions = new ArrayList<>();
    for (String placeholder : placeholders(arguments, "FunctionName")) {
      if (Arrays.stream(StepName.values()).noneMatch(s -> s.functionName().equals(placeholder))) {
        throw new IllegalStateException("no function is called ${" + placeholder + "}");
      }
      versions.add(Stage.versionsArn(stage.namedAs(placeholder)));
    }
    return Allow.on(versions, "lambda:InvokeFunction");
  }

  /** Step Functions waits for a nested execution with a rule that it manages. */
  private List<PolicyStatement> starts(List<JsonNode> arguments) {
    List<PolicyStatement> rights = new ArrayList<>();
    SortedSet<String> all = new TreeSet<>();
    arguments.forEach(one -> all.add(one.required("StateMachineArn").asText()));
    for (String started : all) {
      String machine =
          switch (started) {
            // A run starts its parts, which are executions of its own machine.
            case "${RunArn}", OWN_MACHINE -> "run";
            case "${SyncArn}" -> "sync";
            default -> throw new IllegalStateException("no machine is called " + started);
          };
      rights.add(Allow.on(stage.machineArn(machine), "states:StartExecution"));
      rights.add(
          Allow.on(
              stage.executionsArn(machine), "states:DescribeExecution", "states:StopExecution"));
    }
    rights.add(
        Allow.on(
            Stage.nestedExecutionsRuleArn(),
            "events:DescribeRule",
            "events:PutRule",
            "events:PutTargets"));
    return rights;
  }

  private PolicyStatement puts(List<JsonNode> arguments) {
    SortedSet<String> types = new TreeSet<>();
    for (JsonNode one : arguments) {
      for (JsonNode entry : one.required("Entries")) {
        Matcher type = DETAIL_TYPE.matcher(entry.required("DetailType").asText());
        if (!type.matches() || !entry.required("Source").asText().equals(Allow.SOURCE)) {
          throw new IllegalStateException("no permission fits the event " + entry);
        }
        types.add(type.group(1) + "*");
      }
    }
    return Allow.events(Stage.busArn(EventPattern.DEFAULT_BUS), List.copyOf(types));
  }

  private static SortedSet<String> placeholders(List<JsonNode> arguments, String name) {
    SortedSet<String> placeholders = new TreeSet<>();
    for (JsonNode one : arguments) {
      Matcher placeholder = PLACEHOLDER.matcher(one.required(name).asText());
      if (!placeholder.matches()) {
        throw new IllegalStateException(
            "%s is not a placeholder: %s".formatted(name, one.get(name)));
      }
      placeholders.add(placeholder.group(1));
    }
    return placeholders;
  }

  /** Collects the arguments of all calls, grouped by API. */
  private static void collect(JsonNode node, SortedMap<String, List<JsonNode>> calls) {
    String resource = node.path("Resource").asText();
    if (resource.startsWith(CALL)) {
      calls
          .computeIfAbsent(resource.substring(CALL.length()), _ -> new ArrayList<>())
          .add(node.required("Arguments"));
    }
    node.forEach(inside -> collect(inside, calls));
  }
}
