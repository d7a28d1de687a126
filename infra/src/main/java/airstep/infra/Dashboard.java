package airstep.infra;

import airstep.flows.Flow;
import airstep.metrics.Metric;
import airstep.metrics.MetricSet;
import airstep.vocabulary.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** One screen about a stage: how runs went, what they moved, what was last fresh, what costs. */
final class Dashboard extends Construct {

  private static final Duration PERIOD = Duration.days(1);
  private static final int WIDTH = 24;
  private static final int HEIGHT = 6;

  /** A dashboard may hold 2,500 metrics; what a stack can hold of flows leaves room for so many. */
  private static final int MOST_TAGS = 100;

  /** As many alarms as their widget may hold; those of the stage come first. */
  private static final int MOST_ALARMS = 100;

  /** The functions that every sync calls, one of them again and again. */
  private static final List<StepName> COSTLY =
      List.of(StepName.PLAN_RUN, StepName.PREPARE_SYNC, StepName.TRIGGER_SYNC, StepName.CHECK_SYNC);

  private final Props props;
  private final List<String> flows;
  private final List<String> tags;

  /** What it shows. */
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
        List.of(
            graph("Runs", 4, byFlow("ExecutionsStarted", "Sum")),
            graph("Runs that failed", 4, byFlow("ExecutionsFailed", "Sum")),
            graph("Runs that timed out", 4, byFlow("ExecutionsTimedOut", "Sum")),
            graph("Longest run, ms", 4, byFlow("ExecutionTime", "Maximum"))));
    rows.add(
        List.of(
            graph("Rows by flow", 2, own(MetricSet.FLOW, flows, Metric.ROWS)),
            graph("Bytes by flow", 2, own(MetricSet.FLOW, flows, Metric.BYTES))));
    if (!tags.isEmpty()) {
      rows.add(byTag());
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
                "# Airstep %s\n%d flows, %d tags. Their own metrics are at most %d, and at most"
                    + " %.2f USD a month; all others are AWS's and free.",
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

  /** From what runs print, since a metric says how many but not when. */
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

  private List<IWidget> byTag() {
    List<Metric> metrics = MetricSet.TAG.metrics();
    return metrics.stream()
        .map(
            metric ->
                graph(
                    metric.metricName() + " by tag",
                    metrics.size(),
                    own(MetricSet.TAG, tags, metric)))
        .toList();
  }

  /** What a sync costs is nearly all here; a dashboard of more than 50 metrics is not free. */
  private List<IWidget> costs() {
    List<String> functions =
        COSTLY.stream().map(step -> props.stage().namedAs(step.functionName())).toList();
    List<String> logs = new ArrayList<>(Machines.logGroupNames(props.stage()));
    logs.add(props.functions().logGroupName(StepName.CHECK_SYNC));
    return List.of(
        graph(
            "Cost: state transitions of the account",
            3,
            List.of(aws("AWS/States", "ConsumedCapacity", "ServiceMetric", "StateTransition"))),
        graph(
            "Cost: milliseconds of functions",
            3,
            functions.stream()
                .map(name -> aws("AWS/Lambda", "Duration", "FunctionName", name))
                .toList()),
        graph(
            "Cost: bytes of logs",
            3,
            logs.stream()
                .map(name -> aws("AWS/Logs", "IncomingBytes", "LogGroupName", name))
                .toList()));
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

  private List<IMetric> own(MetricSet set, List<String> names, Metric metric) {
    return names.stream()
        .<IMetric>map(
            name ->
                OwnMetrics.of(props.stage(), set, name, metric, PERIOD)
                    .with(MetricOptions.builder().label(name).build()))
        .toList();
  }

  private static IMetric aws(String namespace, String name, String dimension, String value) {
    return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .dimensionsMap(Map.of(dimension, value))
        .statistic("Sum")
        .period(PERIOD)
        .label(value)
        .build();
  }

  private static IWidget graph(String title, int inARow, List<IMetric> metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(metrics)
        .width(WIDTH / inARow)
        .height(HEIGHT)
        .build();
  }
}
