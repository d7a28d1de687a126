package airstep.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * AWS, Airbyte and Slack over TLS, in one server on the loopback network, with the same answer to
 * each call.
 */
final class FakeCloud implements AutoCloseable {

  private static final String CONNECTION = "00000000-0000-4000-8000-000000000001";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpsServer server;

  FakeCloud(Certificate certificate) throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "https://localhost:" + server.getAddress().getPort();
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

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String answer =
          target == null
              ? answered(exchange.getRequestMethod(), exchange.getRequestURI().getPath())
              : aws(target, body);
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
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
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
