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
 * What a machine may do: what its definition calls, and nothing else. The CDK infers nothing from a
 * definition that it is given as text. A call whose target cannot be read is refused here, or its
 * role would lack a right that only the first execution misses.
 */
final class MachineRights {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CALL = "arn:aws:states:::";
  private static final Pattern BLANK = Pattern.compile("\\$\\{([A-Za-z]+)}");

  /** Its first words stand there; how it ended is put behind them. */
  private static final Pattern DETAIL_TYPE =
      Pattern.compile("(?s)\\{%\\s+'(Airstep [A-Za-z]+ )'\\s+&.*");

  private final Arns arns;
  private final AlarmTopic topic;

  /** Rights of this stage's machines. */
  MachineRights(Arns arns, AlarmTopic topic) {
    this.arns = arns;
    this.topic = topic;
  }

  /** The rights of a role that machines with these definitions share. */
  List<PolicyStatement> of(Collection<String> definitions) {
    SortedMap<String, List<JsonNode>> calls = new TreeMap<>();
    definitions.forEach(definition -> collect(read(definition), calls));
    List<PolicyStatement> rights = new ArrayList<>();
    calls.forEach((call, arguments) -> rights.addAll(needed(call, arguments)));
    rights.addAll(loggingAndTracing());
    return rights;
  }

  /** What every machine needs. */
  static List<PolicyStatement> loggingAndTracing() {
    return List.of(
        Allow.onAnything(
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery"),
        Allow.onAnything(
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments"));
  }

  private List<PolicyStatement> needed(String call, List<JsonNode> arguments) {
    return switch (call) {
      case "lambda:invoke" -> List.of(invokes(arguments));
      case "states:startExecution.sync:2" -> starts(arguments);
      // A clean-up, which starts itself once more under the name of what it cleans up after.
      case "states:startExecution" ->
          List.of(Allow.on(arns.machine("sync"), "states:StartExecution"));
      case "events:putEvents" -> List.of(puts(arguments));
      case "sns:publish" -> topic.publishing();
      case "aws-sdk:sns:listSubscriptionsByTopic" ->
          List.of(Allow.on(topic.topic().getTopicArn(), "sns:ListSubscriptionsByTopic"));
      default -> throw new IllegalStateException("nothing says what " + call + " needs");
    };
  }

  /** Each version: an execution under way calls those that its definition named. */
  private PolicyStatement invokes(List<JsonNode> arguments) {
    return Allow.on(
        blanks(arguments, "FunctionName").stream().map(this::function).toList(),
        "lambda:InvokeFunction");
  }

  private String function(String blank) {
    return Arrays.stream(StepName.values())
        .filter(step -> step.functionName().equals(blank))
        .map(step -> arns.versions(arns.stage().namedAs(step.functionName())))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no function stands for ${" + blank + "}"));
  }

  /** Starting a machine and waiting for its end, which Step Functions does by a rule of its own. */
  private List<PolicyStatement> starts(List<JsonNode> arguments) {
    List<PolicyStatement> rights = new ArrayList<>();
    for (String started : blanks(arguments, "StateMachineArn")) {
      String machine =
          switch (started) {
            case "RunArn" -> "run";
            case "SyncArn" -> "sync";
            default -> throw new IllegalStateException("no machine stands for ${" + started + "}");
          };
      rights.add(Allow.on(arns.machine(machine), "states:StartExecution"));
      rights.add(
          Allow.on(arns.executions(machine), "states:DescribeExecution", "states:StopExecution"));
    }
    rights.add(
        Allow.on(
            arns.nestedExecutionsRule(),
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
          throw new IllegalStateException("an event that no right fits: " + entry);
        }
        types.add(type.group(1) + "*");
      }
    }
    return Allow.events(arns.bus(EventPattern.DEFAULT_BUS), List.copyOf(types));
  }

  private static SortedSet<String> blanks(List<JsonNode> arguments, String name) {
    SortedSet<String> blanks = new TreeSet<>();
    for (JsonNode one : arguments) {
      Matcher blank = BLANK.matcher(one.required(name).asText());
      if (!blank.matches()) {
        throw new IllegalStateException(name + " is no blank: " + one.get(name));
      }
      blanks.add(blank.group(1));
    }
    return blanks;
  }

  /** The arguments of all calls, by what is called. */
  private static void collect(JsonNode node, SortedMap<String, List<JsonNode>> calls) {
    String resource = node.path("Resource").asText();
    if (resource.startsWith(CALL)) {
      calls
          .computeIfAbsent(resource.substring(CALL.length()), _ -> new ArrayList<>())
          .add(node.required("Arguments"));
    }
    node.forEach(inside -> collect(inside, calls));
  }

  private static JsonNode read(String definition) {
    try {
      return JSON.readTree(definition);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a definition that is no JSON", e);
    }
  }
}
