package airstep.doctor;

import airstep.http.CrtClient;
import airstep.operate.Once;
import airstep.operate.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The services of a stage that only AWS has, with the region and the credentials of its Step
 * Functions.
 */
public final class StageServices implements AutoCloseable {

  private final SfnClient states;
  private final SdkHttpClient http;
  private final String run;
  private final SnsClient topics;
  private final Map<String, Once<Optional<String>>> definitions = new HashMap<>();

  private StageServices(Place place, SdkHttpClient http) {
    this.states = place.states();
    this.http = http;
    this.run = place.machine().apply("run");
    this.topics = client(SnsClient.builder());
  }

  /** Opens the services of a stage on AWS. */
  public static StageServices of(Place place) {
    return new StageServices(place, CrtClient.open());
  }

  private <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(B builder) {
    var like = states.serviceClientConfiguration();
    like.endpointOverride().ifPresent(builder::endpointOverride);
    return builder
        .httpClient(http)
        .region(like.region())
        .credentialsProvider(like.credentialsProvider())
        .overrideConfiguration(
            it ->
                like.overrideConfiguration().executionInterceptors().stream()
                    // The others belong to the SDK's client of Step Functions.
                    .filter(one -> one.getClass().getName().startsWith("airstep."))
                    .forEach(it::addExecutionInterceptor))
        .build();
  }

  SnsClient topics() {
    return topics;
  }

  /** Returns the region as an option of the AWS CLI. */
  String region() {
    return " --region " + states.serviceClientConfiguration().region();
  }

  /** Returns the beginning of the names of all its resources. */
  String prefix() {
    String name = run.substring(run.lastIndexOf(':') + 1);
    return name.substring(0, name.length() - "run".length());
  }

  /** Returns the definition of a machine, as JSON; empty if there is no such machine. */
  Optional<String> definition(String machineArn) {
    return definitions.computeIfAbsent(machineArn, arn -> new Once<>(() -> describe(arn))).get();
  }

  private Optional<String> describe(String machineArn) {
    try {
      return Optional.of(
          states.describeStateMachine(it -> it.stateMachineArn(machineArn)).definition());
    } catch (StateMachineDoesNotExistException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    topics.close();
    http.close();
  }
}
