package airstep.bench.coldstart;

import java.io.IOException;
import java.util.Map;

/**
 * AWS, Airbyte and Slack over TLS, in one server on the loopback network, with the same answer to
 * each call.
 */
final class FakeCloud implements AutoCloseable {

  private static final String CONNECTION = "00000000-0000-4000-8000-000000000001";

  private final PromptServer server;

  FakeCloud(Certificate certificate) throws Exception {
    server = new PromptServer(certificate.context(), this::answer);
  }

  String url() {
    return "https://localhost:" + server.port();
  }

  /** The variables by which a function finds it. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_REGION", "eu-west-2",
        "AWS_ACCESS_KEY_ID", "id",
        "AWS_SECRET_ACCESS_KEY", "none",
        "AWS_SESSION_TOKEN", "none",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", url(),
        "AWS_ENDPOINT_URL_SFN", url(),
        "AWS_ENDPOINT_URL_EVENTBRIDGE", url());
  }

  private String answer(PromptServer.Request request) {
    String target = request.headers().get("x-amz-target");
    return target == null
        ? answered(request.method(), request.path())
        : aws(target, request.body());
  }

  private static String answered(String method, String path) {
    return switch (method + " " + path) {
      case "POST /services/T0/B0/key" -> "ok";
      case "POST /v1/jobs" -> "{\"jobId\":42,\"status\":\"running\"}";
      case "GET /v1/jobs" -> "{\"data\":[]}";
      case "GET /v1/jobs/42" -> "{\"jobId\":42,\"status\":\"succeeded\",\"jobType\":\"sync\"}";
      case "GET /v1/workspaces" -> "{\"data\":[{\"workspaceId\":\"w\",\"name\":\"Data\"}]}";
      case "GET /v1/connections" -> "{\"data\":[" + connection() + "]}";
      case "GET /v1/connections/" + CONNECTION -> connection();
      default -> "";
    };
  }

  private static String connection() {
    return "{\"connectionId\":\""
        + CONNECTION
        + "\",\"name\":\"HubSpot\",\"workspaceId\":\"w\",\"status\":\"active\"}";
  }

  private String aws(String target, String body) {
    return switch (target.substring(target.indexOf('.') + 1)) {
      case "GetSecretValue" -> secret(body.contains("slack"));
      case "ListExecutions" -> "{\"executions\":[]}";
      case "DescribeExecution" -> EXECUTION;
      case "GetExecutionHistory" -> "{\"events\":[]}";
      case "DescribeStateMachineForExecution" -> MACHINE;
      case "PutEvents" -> "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}";
      default -> "";
    };
  }

  private String secret(boolean slack) {
    String fields =
        slack
            ? "\\\"webhook_url\\\":\\\"" + url() + "/services/T0/B0/key\\\""
            : "\\\"api_url\\\":\\\"" + url() + "/v1\\\",\\\"api_key\\\":\\\"none\\\"";
    return "{\"Name\":\"secret\",\"SecretString\":\"{" + fields + "}\"}";
  }

  private static final String EXECUTION =
      """
      {"executionArn": "arn:aws:states:eu-west-2:123456789012:execution:airstep-run:hubspot-1",
       "stateMachineArn": "arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-run",
       "name": "hubspot-1", "status": "ABORTED", "startDate": 1, "stopDate": 2, "input": "{}"}
      """;

  private static final String MACHINE =
      """
      {"definition": "{\\"settings\\": {\\"stage\\": \\"dev\\", \\"flow\\": \\"hubspot\\", \\"tags\\": [\\"crm\\"],\
       \\"alert\\": {\\"secret\\": \\"slack\\"}}}"}
      """;

  @Override
  public void close() throws IOException {
    server.close();
  }
}
