package airstep.cli;

import airstep.doctor.LoopbackService;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Exists until the process ends: clients that other tests build meanwhile read it too. */
  private static final Path PROFILES = profiles();

  private static final Pattern NAMES =
      Pattern.compile("(:(?:stateMachine|execution):|\"name\":\")");

  private final LoopbackService server = new LoopbackService(this::answer);
  private final Service service;
  private final Map<String, String> before = new HashMap<>();

  /** The operations that were called. */
  final List<String> calls = new ArrayList<>();

  ServedAws(Service service) {
    this(service, 5);
  }

  /** The same, where a call is made that often until it is given up. */
  ServedAws(Service service, int attempts) {
    this.service = service;
    set("aws.configFile", PROFILES.toString());
    set("aws.sharedCredentialsFile", "/dev/null");
    set("aws.disableEc2Metadata", "true");
    set("aws.maxAttempts", Integer.toString(attempts));
  }

  private static Path profiles() {
    try {
      Path file = Files.createTempFile("airstep-aws", ".config");
      file.toFile().deleteOnExit();
      return Ran.write(
          file,
          """
          [profile data]
          region = eu-central-1
          aws_access_key_id = AKIDEXAMPLE
          aws_secret_access_key = not-a-key
          [profile empty]
          region = eu-central-1
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void set(String property, String value) {
    before.put(property, System.setProperty(property, value));
  }

  /** The options that name the stage. */
  List<String> options() {
    return List.of("--on", "aws", "--profile", "data", "--endpoint-url", uri().toString());
  }

  URI uri() {
    return URI.create(server.origin());
  }

  private synchronized Http.Response answer(Http.Request asked) throws IOException {
    String target = AwsOperation.of(asked);
    boolean states = target.startsWith("AWSStepFunctions.");
    calls.add(
        target.isEmpty()
            ? asked.method() + " " + asked.uri().getPath()
            : target.substring(target.indexOf('.') + 1));
    if (!states) {
      return service.handle(asked);
    }
    Http.Response response =
        service.handle(
            new Http.Request(
                asked.method(),
                asked.uri(),
                asked.headers(),
                asked.body().replace(PREFIX, ""),
                asked.timeout()));
    return new Http.Response(response.status(), response.headers(), named(target, response.body()));
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

  /** From now on it has an endpoint that refuses connections. */
  void stop() {
    server.refuse();
  }

  @Override
  public void close() {
    server.close();
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
