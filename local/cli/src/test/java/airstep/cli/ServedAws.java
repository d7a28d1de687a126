package airstep.cli;

import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * AWS on the loopback address: a Step Functions, whose machines have the names that a deployment of
 * stage {@code dev} gives them, possibly other services, and a person with a profile {@code data}
 * who may call it.
 */
final class ServedAws implements AutoCloseable {

  private static final String PREFIX = "airstep-dev-";
  private static final Pattern NAMES =
      Pattern.compile("(:(?:stateMachine|execution):|\"name\":\")");

  private final HttpServer server;
  private final Service service;
  private final Map<String, String> before = new HashMap<>();

  /** The operations that were called. */
  final List<String> calls = new ArrayList<>();

  ServedAws(Path directory, Service service) {
    this.service = service;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    Path config =
        Ran.write(
            directory.resolve("aws-config"),
            """
            [profile data]
            region = eu-central-1
            aws_access_key_id = AKIDEXAMPLE
            aws_secret_access_key = not-a-key
            [profile login]
            region = eu-central-1
            sso_session = company
            sso_account_id = 123456789012
            sso_role_name = reader
            [sso-session company]
            sso_region = eu-central-1
            sso_start_url = https://company.example/start
            [profile nowhere]
            aws_access_key_id = AKIDEXAMPLE
            aws_secret_access_key = not-a-key
            """);
    set("aws.configFile", config.toString());
    set("aws.sharedCredentialsFile", directory.resolve("none").toString());
    set("aws.disableEc2Metadata", "true");
  }

  private void set(String property, String value) {
    before.put(property, System.setProperty(property, value));
  }

  /** The options that name the stage. */
  List<String> options() {
    return List.of("--on", "aws", "--profile", "data", "--endpoint-url", uri().toString());
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String method = exchange.getRequestMethod();
      URI asked = uri().resolve(exchange.getRequestURI());
      boolean states = target != null && target.startsWith("AWSStepFunctions.");
      calls.add(
          target == null
              ? method + " " + asked.getPath()
              : target.substring(target.indexOf('.') + 1));
      Http.Response response =
          service.handle(
              new Http.Request(
                  method,
                  asked,
                  headers,
                  states ? body.replace(PREFIX, "") : body,
                  Duration.ofDays(1)));
      String named = states ? named(target, response.body()) : response.body();
      byte[] answer = named.getBytes(StandardCharsets.UTF_8);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  /** Executions keep their own names. */
  private static String named(String target, String body) {
    boolean machines = target.endsWith("ListStateMachines");
    return NAMES
        .matcher(body)
        .replaceAll(
            found ->
                found.group().startsWith(":") || machines ? found.group() + PREFIX : found.group());
  }

  /** A service that answers each call with an error. */
  static Service refusing(int status, String type, String message) {
    return _ -> AwsJson.error(status, type, message);
  }

  /** No longer answers. */
  void stop() {
    server.stop(0);
  }

  @Override
  public void close() {
    stop();
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }
}
