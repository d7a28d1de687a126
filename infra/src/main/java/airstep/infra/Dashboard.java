package airstep.infra;

import airstep.flows.Flow;
import airstep.metrics.Metric;
import airstep.metrics.MetricSet;
import airstep.vocabulary.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
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

  private final Props props;
  private final List<String> flows;
  private final List<String> tags;

  record Props(
      Stage stage, List<Flow> flows, Machines machines, Functions functions, List<IAlarm> alarms) {}

  Dashboard(Construct scope, String id, Props props) {
    super(scope, id);
    this.props = props;
    flows = props.flows().stream().map(Flow::name).toList();
    tags =
        props.flows().stream()
            .flatMap(flow -> flow.tags().stream())
            .distinct()
            .sorted()
            .limit(MOST_TAGS)
            .toList();
    List<List<? extends IWidget>> rows = new ArrayList<>();
    rows.add(List.of(text()));
    rows.add(List.of(alarms(), lastSuccess()));
    rows.add(
        row(
            graph("Runs", byFlow("ExecutionsStarted", "Sum")),
            graph("Runs that failed", byFlow("ExecutionsFailed", "Sum")),
            graph("Runs that timed out", byFlow("ExecutionsTimedOut", "Sum")),
            graph("Longest run, ms", byFlow("ExecutionTime", "Maximum"))));
    rows.add(own(MetricSet.FLOW, flows));
    if (!tags.isEmpty()) {
      rows.add(own(MetricSet.TAG, tags));
    }
    rows.add(costs());
    software.amazon.awscdk.services.cloudwatch.Dashboard.Builder.create(this, "Dashboard")
        .dashboardName(name(props.stage()))
        .defaultInterval(Duration.days(7))
        .widgets(rows)
        .build();
  }

  static String name(Stage stage) {
    return "airstep-" + stage.name();
  }

  private IWidget text() {
    int metrics = OwnMetrics.count(flows.size(), tags.size());
    return TextWidget.Builder.create()
        .markdown(
            String.format(
                Locale.ROOT,
                "# Airstep %s\n%d flows and %d tags. They publish at most %d custom metrics, which"
                    + " cost at most %.2f USD a month. All other metrics are free.",
                props.stage().name(),
                flows.size(),
                tags.size(),
                metrics,
                metrics * OwnMetrics.USD_A_MONTH))
        .width(WIDTH)
        .height(2)
        .build();
  }

  private IWidget alarms() {
    return AlarmStatusWidget.Builder.create()
        .title("Alarms")
        .alarms(props.alarms().stream().limit(MOST_ALARMS).toList())
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
        .logGroupNames(List.of(props.functions().logGroupName(StepName.REPORT_RUN)))
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
  private List<IWidget> own(MetricSet set, List<String> names) {
    return row(
        set.metrics().stream()
            .filter(metric -> set != MetricSet.FLOW || metric != Metric.SUCCEEDED)
            .map(
                metric ->
                    graph(
                        "%s by %s"
                            .formatted(
                                metric.metricName(), set.dimension().toLowerCase(Locale.ROOT)),
                        names.stream()
                            .map(
                                name ->
                                    OwnMetrics.of(props.stage(), set, name, metric, PERIOD)
                                        .with(MetricOptions.builder().label(name).build()))
                            .toList()))
            .toArray(GraphWidget.Builder[]::new));
  }

  /** Nearly the whole cost of a sync. */
  private List<IWidget> costs() {
    List<String> functions =
        COSTLY.stream().map(step -> props.stage().namedAs(step.functionName())).toList();
    List<String> logs = new ArrayList<>(Machines.logGroupNames(props.stage()));
    logs.add(props.functions().logGroupName(StepName.CHECK_SYNC));
    return row(
        graph(
            "Cost: state transitions of the account",
            aws("AWS/States", "ConsumedCapacity", "ServiceMetric", List.of("StateTransition"))),
        graph(
            "Cost: milliseconds of functions",
            aws("AWS/Lambda", "Duration", "FunctionName", functions)),
        graph("Cost: bytes of logs", aws("AWS/Logs", "IncomingBytes", "LogGroupName", logs)));
  }

  private List<IMetric> byFlow(String name, String statistic) {
    return flows.stream()
        .<IMetric>map(
            flow ->
                props
                    .machines()
                    .flow(flow)
                    .metric(
                        name,
                        MetricOptions.builder()
                            .statistic(statistic)
                            .period(PERIOD)
                            .label(flow)
                            .build()))
        .toList();
  }

  private static List<IMetric> aws(
      String namespace, String name, String dimension, List<String> values) {
    return values.stream()
        .<IMetric>map(
            value ->
                software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
                    .namespace(namespace)
                    .metricName(name)
                    .dimensionsMap(Map.of(dimension, value))
                    .statistic("Sum")
                    .period(PERIOD)
                    .label(value)
                    .build())
        .toList();
  }

  private static GraphWidget.Builder graph(String title, List<? extends IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).left(metrics).height(HEIGHT);
  }

  private static List<IWidget> row(GraphWidget.Builder... graphs) {
    return Stream.of(graphs)
        .<IWidget>map(graph -> graph.width(WIDTH / graphs.length).build())
        .toList();
  }
}
