package airstep.infra;

import airstep.flows.Flow;
import airstep.metrics.Metric;
import airstep.metrics.MetricSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/** What tells somebody that Airstep itself is broken, or that a flow's data is no longer fresh. */
final class Alarms extends Construct {

  private static final Duration FIVE_MINUTES = Duration.minutes(5);
  private static final Duration HOUR = Duration.hours(1);

  /**
   * What the template calls these since before they had capitals: under another id CloudFormation
   * would make a second alarm of the same name, and then remove it with the first.
   */
  private static final Map<String, String> LOGICAL_IDS =
      Map.of(
          SafetyNet.MISSED,
          "Alarmsmissedevents97A87428",
          Triggers.MISSED,
          "Alarmsmissedstarts9FBDF9D7",
          "throttled",
          "Alarmsthrottled4D29F17F");

  private final List<IAlarm> all = new ArrayList<>();
  private final Props props;

  /**
   * What is watched, and who is told.
   *
   * @param missed the queues that ought to be empty, by their names
   */
  record Props(
      Stage stage,
      List<Flow> flows,
      Machines machines,
      OldVersions oldVersions,
      Map<String, IQueue> missed,
      ITopic topic) {}

  Alarms(Construct scope, String id, Props props) {
    super(scope, id);
    this.props = props;
    props.missed().forEach(this::filled);
    throttled();
    unremoved();
    props.flows().forEach(this::stale);
  }

  /** All of them, those of the stage first. */
  List<IAlarm> all() {
    return List.copyOf(all);
  }

  private void filled(String name, IQueue queue) {
    alarm(
        name,
        "Something was not delivered: it lies in the queue "
            + props.stage().named(name)
            + " with its reason, for 14 days",
        queue.metricApproximateNumberOfMessagesVisible(
            MetricOptions.builder().statistic("Maximum").period(FIVE_MINUTES).build()));
  }

  /** All flows run through these two machines, so a throttled account shows here first. */
  private void throttled() {
    MetricOptions sum = MetricOptions.builder().statistic("Sum").period(FIVE_MINUTES).build();
    Map<String, IMetric> metrics = new TreeMap<>();
    metrics.put("run", props.machines().run().metricThrottled(sum));
    metrics.put("sync", props.machines().sync().metricThrottled(sum));
    alarm(
        "throttled",
        "Step Functions slows this account's executions down: they are late, and may time out",
        MathExpression.Builder.create()
            .expression("run + sync")
            .label("throttled events")
            .usingMetrics(metrics)
            .period(FIVE_MINUTES)
            .build());
  }

  /** It belongs to no run, so that no alert is about it. */
  private void unremoved() {
    MetricOptions sum = MetricOptions.builder().statistic("Sum").period(FIVE_MINUTES).build();
    Map<String, IMetric> metrics = new TreeMap<>();
    metrics.put("failed", props.oldVersions().machine().metricFailed(sum));
    metrics.put("slow", props.oldVersions().machine().metricTimedOut(sum));
    alarm(
        OldVersions.NAME,
        "Old versions of functions were not all removed, and fill Lambda's storage: the last"
            + " execution of the machine "
            + props.stage().beside(OldVersions.NAME)
            + " says why",
        MathExpression.Builder.create()
            .expression("failed + slow")
            .label("failures")
            .usingMetrics(metrics)
            .period(FIVE_MINUTES)
            .build());
  }

  /**
   * Hours without a success, also when nothing started at all. A new flow is not fresh until its
   * first success; one that is switched off stays silent.
   */
  private void stale(Flow flow) {
    flow.freshness()
        .ifPresent(
            freshness -> {
              Construct own = new Construct(this, FlowId.of(flow));
              Alarm alarm =
                  Alarm.Builder.create(own, "Freshness")
                      .alarmName(props.stage().named(flow.name()) + ".freshness")
                      .alarmDescription(
                          "Flow %s has not succeeded for %d hours"
                              .formatted(flow.name(), freshness.toHours()))
                      .metric(
                          OwnMetrics.of(
                              props.stage(), MetricSet.FLOW, flow.name(), Metric.SUCCEEDED, HOUR))
                      .threshold(1)
                      .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                      .evaluationPeriods(freshness.toHours())
                      .datapointsToAlarm(freshness.toHours())
                      .treatMissingData(TreatMissingData.BREACHING)
                      .actionsEnabled(flow.enabled())
                      .build();
              FlowTags.put(own, flow);
              tell(alarm);
            });
  }

  private void alarm(String what, String description, IMetric metric) {
    // It stands beside those of flows: see FlowId.
    String id = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    Alarm alarm =
        Alarm.Builder.create(this, id)
            .alarmName(props.stage().namedAs(what))
            .alarmDescription(description)
            .metric(metric)
            .threshold(1)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    if (LOGICAL_IDS.containsKey(what)
        && alarm.getNode().getDefaultChild() instanceof CfnAlarm own) {
      own.overrideLogicalId(LOGICAL_IDS.get(what));
    }
    tell(alarm);
  }

  private void tell(Alarm alarm) {
    alarm.addAlarmAction(new SnsAction(props.topic()));
    all.add(alarm);
  }
}
