package airstep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The statements of the roles of a template. */
final class Policies {

  /** What every function needs for its log and its traces. */
  static final Set<String> OF_FUNCTIONS =
      Set.of(
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  /** What Lambda needs to connect a function to a VPC. */
  static final Set<String> OF_NETWORKS =
      Set.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses");

  /** What every state machine needs for its log and its traces. */
  static final Set<String> OF_MACHINES =
      Set.of(
          "logs:CreateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:DescribeLogGroups",
          "logs:DescribeResourcePolicies",
          "logs:GetLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:UpdateLogDelivery",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  private Policies() {}

  /** Returns the statements of a role. */
  static List<JsonNode> statements(JsonNode role) {
    return role.at("/Policies")
        .valueStream()
        .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
        .toList();
  }

  /** Returns the actions that a role allows. */
  static Set<String> actions(JsonNode role) {
    Set<String> actions = new TreeSet<>();
    for (JsonNode statement : statements(role)) {
      if (statement.get("Effect").asText().equals("Allow")) {
        actions.addAll(texts(statement.get("Action")));
      }
    }
    return actions;
  }

  /** Returns the texts of a value or list, with the parts of a join in one text. */
  static List<String> texts(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().flatMap(one -> texts(one).stream()).toList();
    }
    if (node.has("Fn::Join")) {
      StringBuilder text = new StringBuilder();
      node.at("/Fn::Join/1").forEach(part -> text.append(part.asText()));
      return List.of(text.toString());
    }
    return List.of(node.isTextual() ? node.asText() : node.toString());
  }
}
