package airstep.infra;

import airstep.flows.Flow;
import airstep.metrics.Metric;
import airstep.metrics.MetricSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** Alarms about Airstep itself, and about flows without a recent success. */
final class Alarms extends Construct {

  private static final Duration FIVE_MINUTES = Duration.minutes(5);
  private static final Duration HOUR = Duration.hours(1);

  /**
   * The logical ids of alarms from before their construct ids had capitals. With another id,
   * CloudFormation would create a second alarm of the same name, and then delete it with the first.
   */
  private static final Map<String, String> LOGICAL_IDS =
      Map.of(
          SafetyNet.MISSED,
          "Alarmsmissedevents97A87428",
          Triggers.MISSED,
          "Alarmsmissedstarts9FBDF9D7",
          "throttled",
          "Alarmsthrottled4D29F17F");

  private final Stage stage;
  private final ITopic topic;
  private final List<IAlarm> all = new ArrayList<>();

  /** Prepares the alarms, all of which notify the topic. */
  Alarms(Construct scope, Stage stage, ITopic topic) {
    super(scope, "Alarms");
    this.stage = stage;
    this.topic = topic;
  }

  /** Returns all alarms, in the order of their creation. */
  List<IAlarm> all() {
    return List.copyOf(all);
  }

  /** Alarms on any message in a queue that should be empty. */
  void filled(String name, IQueue queue) {
    alarm(
        name,
        "Undelivered messages are in the queue %s, each with its reason, for 14 days"
            .formatted(stage.named(name)),
        queue.metricApproximateNumberOfMessagesVisible(
            MetricOptions.builder().statistic("Maximum").period(FIVE_MINUTES).build()));
  }

  /** All flows run through these two machines, so throttling shows here first. */
  void throttled(Machines machines) {
    alarm(
        "throttled",
        "Step Functions throttles this account: executions are late and may time out",
        sum(
            "throttled events",
            Map.of(
                "run", machines.run()::metricThrottled,
                "sync", machines.sync()::metricThrottled)));
  }

  /** These executions belong to no run, so no alert reports them. */
  void undeleted(OldVersions oldVersions) {
    alarm(
        OldVersions.NAME,
        "Old function versions were not all deleted, and fill Lambda's storage. See the last"
            + " execution of the state machine "
            + stage.beside(OldVersions.NAME),
        sum(
            "failures",
            Map.of(
                "failed", oldVersions.machine()::metricFailed,
                "slow", oldVersions.machine()::metricTimedOut)));
  }

  /** The first failure of a machine can be the only value of all metrics, so no value is 0. */
  private static IMetric sum(String label, Map<String, Function<MetricOptions, IMetric>> metrics) {
    MetricOptions options = MetricOptions.builder().statistic("Sum").period(FIVE_MINUTES).build();
    Map<String, IMetric> summed = new TreeMap<>();
    metrics.forEach((name, metric) -> summed.put(name, metric.apply(options)));
    return MathExpression.Builder.create()
        .expression("SUM(FILL(METRICS(), 0))")
        .label(label)
        .usingMetrics(summed)
        .period(FIVE_MINUTES)
        .build();
  }

  /**
   * Alarms after hours without a success, even if no run started. A new flow is in alarm until its
   * first success, and a flow that is switched off never is.
   */
  void stale(Flow flow) {
    flow.freshness().ifPresent(freshness -> stale(flow, freshness.toHours()));
  }

  private void stale(Flow flow, long hours) {
    add(
        Alarm.Builder.create(FlowId.scope(this, flow), "Freshness")
            .alarmName(stage.named(flow.name()) + ".freshness")
            .alarmDescription(
                "Flow %s has not succeeded for %d hours".formatted(flow.name(), hours))
            .metric(successes(flow))
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .evaluationPeriods(hours)
            .datapointsToAlarm(hours)
            .treatMissingData(TreatMissingData.BREACHING)
            .actionsEnabled(flow.enabled()));
  }

  /**
   * An hour without a success is 0, not missing. For missing values, CloudWatch looks further back
   * than the alarm's hours, and an older success would delay the alarm.
   */
  private IMetric successes(Flow flow) {
    IMetric succeeded = OwnMetrics.of(stage, MetricSet.FLOW, flow.name(), Metric.SUCCEEDED, HOUR);
    return MathExpression.Builder.create()
        .expression("FILL(succeeded, 0)")
        .label("successes")
        .usingMetrics(Map.of("succeeded", succeeded))
        .period(HOUR)
        .build();
  }

  private void alarm(String what, String description, IMetric metric) {
    // FlowId explains the capital letter.
    String id = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    Alarm alarm =
        add(
            Alarm.Builder.create(this, id)
                .alarmName(stage.namedAs(what))
                .alarmDescription(description)
                .metric(metric)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING));
    if (LOGICAL_IDS.containsKey(what)
        && alarm.getNode().getDefaultChild() instanceof CfnAlarm own) {
      own.overrideLogicalId(LOGICAL_IDS.get(what));
    }
  }

  private Alarm add(Alarm.Builder builder) {
    Alarm alarm = builder.threshold(1).build();
    alarm.addAlarmAction(new SnsAction(topic));
    // Says when it is over. A new alarm also says so once.
    alarm.addOkAction(new SnsAction(topic));
    all.add(alarm);
    return alarm;
  }
}
