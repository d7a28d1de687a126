package airstep.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import airstep.bench.Loopback;
import airstep.json.Json;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Runs functions as Lambda does, from their package, in a world of their own. */
@ResourceLock(Function.CLIENT)
abstract class PackagedWorld {

  static final String EXECUTION =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-run:hubspot-1";
  static final String MACHINE = "arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-run";

  /** Airbyte, Slack and AWS. */
  @RegisterExtension static final WireMockExtension world = Loopback.server();

  /** The folder of the unpacked package. */
  @TempDir static Path task;

  @BeforeAll
  static void unpack() throws Exception {
    Function.deploy(task);
  }

  /** Returns the variables of a function: credentials, these, and where AWS is. */
  static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("AWS_REGION", "eu-west-2");
    environment.put("AWS_ACCESS_KEY_ID", "id");
    environment.put("AWS_SECRET_ACCESS_KEY", "none");
    environment.put("AWS_SESSION_TOKEN", "none");
    for (String service : new String[] {"SECRETS_MANAGER", "SFN", "EVENTBRIDGE"}) {
      environment.put("AWS_ENDPOINT_URL_" + service, world.baseUrl());
    }
    return environment;
  }

  /** Stores an execution that was stopped. */
  static void execution(String arn, String machine, String input) {
    states(
        "DescribeExecution",
        Map.of(
            "executionArn",
            arn,
            "stateMachineArn",
            machine,
            "name",
            arn.substring(arn.lastIndexOf(':') + 1),
            "status",
            "ABORTED",
            "startDate",
            1,
            "stopDate",
            2,
            "input",
            input));
  }

  /** Lets Step Functions give that answer. */
  static void states(String operation, Map<String, ?> answer) {
    world.stubFor(states(operation).willReturn(okJson(Json.write(answer))));
  }

  static MappingBuilder states(String operation) {
    return post("/").withHeader("X-Amz-Target", equalTo("AWSStepFunctions." + operation));
  }
}
