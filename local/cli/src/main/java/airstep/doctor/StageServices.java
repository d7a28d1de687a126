package airstep.doctor;

import airstep.operate.Once;
import airstep.operate.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sns.SnsClient;

/** What only a stage on AWS has. A definition is asked for once. */
public final class StageServices {

  private final Place place;
  private final Map<String, Once<Optional<String>>> definitions = new HashMap<>();

  /** Creates the services of a stage on AWS. */
  public StageServices(Place place) {
    this.place = place;
  }

  SnsClient topics() {
    return place.topics().get();
  }

  LambdaClient functions() {
    return place.functions().get();
  }

  /** Returns the region as an option of the AWS CLI. */
  String region() {
    return " --region " + place.states().serviceClientConfiguration().region();
  }

  /** Returns the definition of a machine, as JSON; empty if there is no such machine. */
  Optional<String> definition(String machineArn) {
    return definitions.computeIfAbsent(machineArn, arn -> new Once<>(() -> describe(arn))).get();
  }

  private Optional<String> describe(String machineArn) {
    try {
      return Optional.of(
          place.states().describeStateMachine(it -> it.stateMachineArn(machineArn)).definition());
    } catch (StateMachineDoesNotExistException _) {
      return Optional.empty();
    }
  }
}
