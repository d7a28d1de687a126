package airstep.operate;

import java.time.Clock;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** A stage on AWS. */
public final class AwsPlace {

  private AwsPlace() {}

  /**
   * Opens the stage. Closing the place closes its clients.
   *
   * @param next the commands that it prints
   * @throws PlaceUnusableException if the stage cannot be reached, or does not exist
   */
  public static Place of(AwsTarget target, NextCommand next) {
    AwsAccess access = AwsAccess.to(target);
    try {
      SfnClient states = access.open(SfnClient.builder());
      AwsStage stage = AwsStage.find(target.stage(), states, access.whose());
      return new Place(
          PlaceName.onAws(target.stage(), access.where(), next),
          states,
          stage::machine,
          new AwsStepLogs(
              target.stage(), states, () -> access.open(CloudWatchLogsClient.builder())),
          new AwsPauses(
              target.stage(),
              new Once<>(() -> access.open(EventBridgeClient.builder())),
              new Once<>(() -> access.open(SchedulerClient.builder())),
              Clock.systemUTC()),
          new Once<>(() -> access.open(SnsClient.builder())),
          new Once<>(() -> access.open(LambdaClient.builder())),
          access::close);
    } catch (RuntimeException e) {
      access.close();
      throw e;
    }
  }
}
