package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.sync.SyncSettings;
import airstep.vocabulary.sync.SyncSettings.Poll;
import airstep.vocabulary.sync.SyncSettings.Retries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns the content of one file into a flow or a list of problems. */
record FlowFile(Section flow) {
  private static final String ALL_ACTIVE = "all-active";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** AWS allows 50 tags for a resource. The rest is for Airstep's and the deployer's tags. */
  private static final int MOST_TAGS = 40;

  private static final Duration SHORTEST_POLL = Duration.ofSeconds(10);
  private static final Retries USUAL =
      new Retries(2, List.of(RetryOn.TRIGGER), Duration.ofSeconds(10), 10, 0.5);

  /**
   * What all flows of a folder share.
   *
   * @param names the names of all its flows, including invalid ones; empty if unknown
   */
  record Surroundings(Alerts alerts, Environment environment, Optional<Set<String>> names) {}

  /** Reads the flow. Do not use the result if the findings contain a problem. */
  static Optional<Flow> read(
      Path file, String name, String text, Surroundings around, Findings findings) {
    YamlReader yaml = new YamlReader(YamlReader.Subject.FLOW, file, around.environment(), findings);
    return yaml.read(text, root -> new FlowFile(root).flow(file, name, around, yaml.missing()))
        .flatMap(flow -> flow)
        .filter(_ -> findings.problems().isEmpty());
  }

  private Optional<Flow> flow(
      Path file, String name, Surroundings around, List<MissingVariable> missing) {
    Alerts alerts = around.alerts();
    List<String> tags = tags();
    List<Trigger> triggers = TriggerKeys.read(flow, name, tags, around.names());
    Optional<Connections> connections = connections();
    AirbyteKeys airbyte = flow.section("airbyte", AirbyteKeys::read).orElse(AirbyteKeys.USUAL);
    SyncSettings sync = sync(triggers, connections, airbyte.secret());
    AlertSettings routed = alerts.of(tags);
    Flow read =
        new Flow(
            name,
            flow.read("description", "", Rules.line(512)),
            flow.read("enabled", true, Yaml::flag),
            triggers,
            connections.orElse(new Connections.AllActive(List.of())),
            sync,
            flow.read("concurrency", 4, value -> value.whole(1, 400)),
            airbyte.maxConcurrent(),
            tags,
            flow.find("freshness", Rules::freshness),
            flow.section("alert", keys -> AlertKeys.read(keys, routed)).orElse(routed),
            alerts.defaults(),
            flow.list("external", List.of(), this::external),
            file,
            flow.lines(),
            Stream.concat(missing.stream(), alerts.missing().stream()).toList());
    return connections.map(_ -> read);
  }

  private SyncSettings sync(
      List<Trigger> triggers, Optional<Connections> connections, String airbyteSecret) {
    return new SyncSettings(
        job(triggers, connections).word(),
        flow.read("whenRunning", WhenRunning.ADOPT, Rules.WHEN_RUNNING),
        flow.read("timeout", HOUR.multipliedBy(6), Rules.duration(MINUTE, LONGEST)),
        flow.read(
            "triggerTimeout",
            Duration.ofSeconds(150),
            Rules.duration(SHORTEST_POLL, MINUTE.multipliedBy(13))),
        flow.read("poll", Poll.USUAL, this::poll),
        flow.section("retries", this::retries).orElse(USUAL),
        airbyteSecret);
  }

  /** An IAM role cannot have two tags that differ only in case. */
  private List<String> tags() {
    List<String> tags = flow.list("tags", List.of(), MOST_TAGS, Rules::tag);
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    tags.stream()
        .distinct()
        .filter(tag -> !seen.add(tag))
        .forEach(
            tag ->
                flow.refuse(
                    "tags",
                    (flow.variablesIn("tags").isEmpty() ? quote(tag) : "one")
                        + " differs from another tag only in case, which AWS ignores",
                    "remove one of them"));
    return tags;
  }

  private Optional<Connections> connections() {
    List<String> workspaces = flow.list("workspaces", List.of(), Rules.UUID);
    Optional<Connections> connections =
        flow.require("connections", value -> connections(value, workspaces));
    if (flow.has("workspaces")
        && connections.filter(Connections.Named.class::isInstance).isPresent()) {
      flow.refuse("workspaces", "is only valid with connections: all-active", "remove one of them");
    }
    return connections;
  }

  private Connections connections(Yaml value, List<String> workspaces) {
    if (!(value instanceof Yaml.Scalar)) {
      return new Connections.Named(flow.items("connections", value, Rules.UUID));
    }
    if (value.text().equals(ALL_ACTIVE)) {
      return new Connections.AllActive(workspaces);
    }
    throw Refusal.unknown(
        quote(value.text()) + " is not a list of connections",
        value.text(),
        List.of(ALL_ACTIVE),
        "write a list of ids, or all-active");
  }

  /**
   * A clear deletes the synced data, so one that starts by itself or covers all connections needs
   * confirm.
   */
  private JobKind job(List<Trigger> triggers, Optional<Connections> connections) {
    Optional<JobKind> job = flow.find("job", Rules::job);
    boolean confirmed = flow.find("confirm", Yaml::flag).orElse(flow.has("confirm"));
    boolean unasked =
        !triggers.isEmpty()
            || connections.filter(Connections.AllActive.class::isInstance).isPresent();
    if (job.equals(Optional.of(JobKind.CLEAR)) && unasked && !confirmed) {
      flow.refuse("job", "clear deletes the synced data", "add confirm: true if you want this");
    }
    if (flow.has("confirm") && (!flow.has("job") || job.equals(Optional.of(JobKind.SYNC)))) {
      flow.refuse("confirm", "is only valid with job: clear", "delete it");
    }
    return job.orElse(JobKind.SYNC);
  }

  private Poll poll(Yaml value) {
    var pause = Rules.duration(SHORTEST_POLL, HOUR);
    if (value instanceof Yaml.Scalar) {
      Duration every = pause.apply(value);
      return new Poll(every, every, false);
    }
    return flow.section("poll", value, section -> backOff(section, pause));
  }

  private static Poll backOff(Section section, Function<Yaml, Duration> pause) {
    Duration first = section.read("first", Poll.USUAL.first(), pause);
    Duration max = section.read("max", Poll.USUAL.max(), pause);
    if (first.compareTo(max) > 0) {
      throw new Refusal(
          "first %s is longer than max %s".formatted(DurationText.of(first), DurationText.of(max)),
          "set first to at most max");
    }
    return new Poll(first, max, false);
  }

  private Retries retries(Section section) {
    Retries retries =
        new Retries(
            section.read("count", USUAL.count(), count -> (long) count.whole(0, 5)),
            section.list("on", USUAL.on(), Rules.RETRY_ON).stream().distinct().sorted().toList(),
            section.read("delay", USUAL.delay(), Rules.duration(SECOND, HOUR)),
            section.read("multiplier", USUAL.multiplier(), factor -> factor.number(1, 10)),
            section.read("jitter", USUAL.jitter(), share -> share.number(0, 1)));
    if (retries.longest().compareTo(LONGEST) > 0) {
      throw new Refusal(
          "the last pause can be " + DurationText.of(retries.longest()),
          "lower count, delay or multiplier to keep it within " + DurationText.of(LONGEST));
    }
    return retries;
  }

  private External external(Yaml value) {
    return flow.section(
        "external",
        value,
        section ->
            new External(
                section.require("at", Rules.CLOCK).orElse(LocalTime.MIDNIGHT),
                section.require("name", Rules.line(100)).orElse("")));
  }
}
