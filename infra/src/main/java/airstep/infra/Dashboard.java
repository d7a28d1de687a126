package airstep.infra;

import airstep.flows.Flow;
import airstep.metrics.Metric;
import airstep.metrics.MetricSet;
import airstep.vocabulary.StepName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/**
 * The CloudWatch dashboard of a stage: alarms, runs, custom metrics and costs. Each metric of
 * {@link MetricSet} has a graph of its own.
 */
final class Dashboard extends Construct {

  private static final Duration PERIOD = Duration.days(1);
  private static final int WIDTH = 24;
  private static final int HEIGHT = 6;

  /** A dashboard can hold 2,500 metrics. The flows that fit in a stack leave room for these. */
  private static final int MOST_TAGS = 100;

  /** The most alarms that a widget can hold. Those of the stage come first. */
  private static final int MOST_ALARMS = 100;

  /** The functions that every run or sync calls. */
  private static final List<StepName> COSTLY =
      List.of(StepName.PLAN_RUN, StepName.PREPARE_SYNC, StepName.TRIGGER_SYNC, StepName.CHECK_SYNC);

  private final Stage stage;
  private final Machines machines;
  private final List<String> flows;
  private final software.amazon.awscdk.services.cloudwatch.Dashboard dashboard;

  Dashboard(Construct scope, Stage stage, List<Flow> all, Machines machines, List<IAlarm> alarms) {
    super(scope, "Dashboard");
    this.stage = stage;
    this.machines = machines;
    flows = all.stream().map(Flow::name).toList();
    List<String> tags =
        all.stream()
            .flatMap(flow -> flow.tags().stream())
            .distinct()
            .sorted()
            .limit(MOST_TAGS)
            .toList();
    dashboard =
        software.amazon.awscdk.services.cloudwatch.Dashboard.Builder.create(this, "Dashboard")
            .dashboardName(name(stage))
            .defaultInterval(Duration.days(7))
            .build();
    dashboard.addWidgets(text(tags.size()));
    dashboard.addWidgets(alarms(alarms), lastSuccess());
    addRow(
        byFlow("Runs", "ExecutionsStarted", "Sum"),
        byFlow("Runs that failed", "ExecutionsFailed", "Sum"),
        byFlow("Runs that timed out", "ExecutionsTimedOut", "Sum"),
        byFlow("Longest run, ms", "ExecutionTime", "Maximum"));
    addRow(own(MetricSet.FLOW, flows));
    if (!tags.isEmpty()) {
      addRow(own(MetricSet.TAG, tags));
    }
    addCosts();
  }

  /** Dashboards are global: without the Region, a stage would replace that of another Region. */
  static String name(Stage stage) {
    return stage.named(Aws.REGION);
  }

  private IWidget text(int tags) {
    int metrics = OwnMetrics.count(flows.size(), tags);
    return TextWidget.Builder.create()
        .markdown(
            String.format(
                Locale.ROOT,
                "# Airstep %s\n%d flows and %d tags. They publish at most %d custom metrics, which"
                    + " cost at most %.2f USD a month. All other metrics are free.",
                stage.name(),
                flows.size(),
                tags,
                metrics,
                metrics * OwnMetrics.USD_A_MONTH))
        .width(WIDTH)
        .height(2)
        .build();
  }

  private static IWidget alarms(List<IAlarm> alarms) {
    return AlarmStatusWidget.Builder.create()
        .title("Alarms")
        .alarms(alarms.stream().limit(MOST_ALARMS).toList())
        .width(WIDTH / 2)
        .height(HEIGHT)
        .build();
  }

  /** Read from the log, because a metric has counts but no times. */
  private IWidget lastSuccess() {
    String succeeded = Metric.SUCCEEDED.metricName();
    String flow = MetricSet.FLOW.dimension();
    return LogQueryWidget.Builder.create()
        .title("Last success of each flow")
        .view(LogQueryVisualizationType.TABLE)
        .logGroupNames(List.of(Functions.logGroupName(stage, StepName.CLOSE_RUN)))
        .queryLines(
            List.of(
                "filter %s = 1 and ispresent(%s)".formatted(succeeded, flow),
                "stats fromMillis(max(toMillis(@timestamp))) as last by " + flow,
                "sort last desc"))
        .width(WIDTH / 2)
        .height(HEIGHT)
        .build();
  }

  /** Step Functions has a metric of a flow's successes, so those have no graph by flow. */
  private GraphWidget.Builder[] own(MetricSet set, List<String> names) {
    String by = " by " + set.dimension().toLowerCase(Locale.ROOT);
    return set.metrics().stream()
        .filter(metric -> set != MetricSet.FLOW || metric != Metric.SUCCEEDED)
        .map(
            metric ->
                graph(
                    metric.metricName() + by,
                    names,
                    name -> OwnMetrics.of(stage, set, name, metric, PERIOD)))
        .toArray(GraphWidget.Builder[]::new);
  }

  /** Nearly the whole cost of a sync. */
  private void addCosts() {
    addRow(
        aws(
            "Cost: state transitions of the account",
            "AWS/States",
            "ConsumedCapacity",
            "ServiceMetric",
            Stream.of("StateTransition")),
        aws(
            "Cost: milliseconds of functions",
            "AWS/Lambda",
            "Duration",
            "FunctionName",
            COSTLY.stream().map(step -> stage.namedAs(step.functionName()))),
        aws(
            "Cost: bytes of logs",
            "AWS/Logs",
            "IncomingBytes",
            "LogGroupName",
            Stream.concat(
                Machines.LOGS.stream().map(log -> Machine.logGroupName(stage, log)),
                Stream.of(Functions.logGroupName(stage, StepName.CHECK_SYNC)))));
  }

  private GraphWidget.Builder byFlow(String title, String name, String statistic) {
    MetricOptions options = MetricOptions.builder().statistic(statistic).period(PERIOD).build();
    return graph(title, flows, flow -> machines.flow(flow).metric(name, options));
  }

  private static GraphWidget.Builder aws(
      String title, String namespace, String name, String dimension, Stream<String> values) {
    return graph(
        title,
        values.toList(),
        value -> OwnMetrics.sum(namespace, name, Map.of(dimension, value), PERIOD));
  }

  /** Begins a graph with a line for each value, which is its label. */
  private static GraphWidget.Builder graph(
      String title,
      List<String> values,
      Function<String, software.amazon.awscdk.services.cloudwatch.Metric> metric) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(
            values.stream()
                .map(
                    value -> metric.apply(value).with(MetricOptions.builder().label(value).build()))
                .toList())
        .height(HEIGHT);
  }

  private void addRow(GraphWidget.Builder... graphs) {
    dashboard.addWidgets(
        Stream.of(graphs)
            .map(graph -> graph.width(WIDTH / graphs.length).build())
            .toArray(IWidget[]::new));
  }
}
