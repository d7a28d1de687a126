package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns the content of one file into a flow or a list of problems. */
final class FlowFile {
  private static final String ALL_ACTIVE = "all-active";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** AWS allows 50 tags for a resource. The rest is for Airstep's and the deployer's tags. */
  private static final int MOST_TAGS = 40;

  private static final Duration SHORTEST_POLL = Duration.ofSeconds(10);
  private static final Poll.BackOff ADAPTIVE =
      new Poll.BackOff(Duration.ofSeconds(15), Duration.ofSeconds(300));
  private static final Retries USUAL =
      new Retries(2, Set.of(RetryOn.TRIGGER), Duration.ofSeconds(10), 10, 0.5);

  private final Section flow;

  private FlowFile(Section flow) {
    this.flow = flow;
  }

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
    return yaml.read(text)
        .map(mapping -> new FlowFile(new Section("", mapping, FlowKeys.OF.get(""), findings)))
        .flatMap(content -> content.flow(file, name, around, yaml.missing()))
        .filter(_ -> findings.problems().isEmpty());
  }

  private Optional<Flow> flow(
      Path file, String name, Surroundings around, List<MissingVariable> missing) {
    Alerts alerts = around.alerts();
    String description = flow.read("description", "", Rules.line(512));
    boolean enabled = flow.read("enabled", true, Yaml::flag);
    TriggerKeys triggers = TriggerKeys.read(flow, name, around);
    Optional<Connections> connections = flow.require("connections", this::connections);
    Duration timeout = flow.read("timeout", HOUR.multipliedBy(6), Rules.duration(MINUTE, LONGEST));
    Poll poll = flow.read("poll", ADAPTIVE, this::poll);
    Duration triggerTimeout =
        flow.read(
            "triggerTimeout",
            Duration.ofSeconds(150),
            Rules.duration(SHORTEST_POLL, MINUTE.multipliedBy(13)));
    int concurrency = flow.read("concurrency", 4, value -> value.whole(1, 40));
    List<String> tags = tags();
    if (triggers.on().filter(new OwnEvents(name, tags)::anyTakenBy).isPresent()) {
      flow.refuse(
          "on",
          "matches events of this flow's own runs, so each run would start the next",
          "match another source, or other flows in detail.flow");
    }
    Optional<Duration> freshness = flow.find("freshness", Rules::freshness);
    List<External> external = flow.list("external", List.of(), this::external);
    String airbyte =
        flow.section("airbyte", FlowKeys.OF.get("airbyte"))
            .flatMap(section -> section.find("secret", Rules::secret))
            .orElse("airbyte/api-credentials");
    AlertKeys alert =
        flow.section("alert", FlowKeys.OF.get("alert")).map(AlertKeys::read).orElse(AlertKeys.NONE);
    Retries retries = flow.read("retries", USUAL, this::retries);
    JobKind job = job(connections);
    WhenRunning whenRunning = flow.read("whenRunning", WhenRunning.ADOPT, Rules::whenRunning);
    return withWorkspaces(connections)
        .map(
            chosen ->
                new Flow(
                    name,
                    description,
                    enabled,
                    triggers.schedule(),
                    triggers.on(),
                    triggers.after(),
                    chosen,
                    job,
                    whenRunning,
                    timeout,
                    poll,
                    triggerTimeout,
                    retries,
                    concurrency,
                    tags,
                    freshness,
                    airbyte,
                    alerts.of(tags, alert),
                    alerts.defaults().orUsual(),
                    external,
                    file,
                    flow.lines(),
                    Stream.concat(missing.stream(), alerts.missing().stream()).toList()));
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

  private Connections connections(Yaml value) {
    if (!(value instanceof Yaml.Scalar)) {
      return new Connections.Named(flow.items("connections", value, Rules::uuid));
    }
    if (value.text().equals(ALL_ACTIVE)) {
      return new Connections.AllActive(List.of());
    }
    throw Refusal.unknown(
        quote(value.text()) + " is not a list of connections",
        value.text(),
        List.of(ALL_ACTIVE),
        "write a list of ids, or all-active");
  }

  private Optional<Connections> withWorkspaces(Optional<Connections> connections) {
    List<String> workspaces = flow.list("workspaces", List.of(), Rules::uuid);
    return connections.map(
        chosen ->
            switch (chosen) {
              case Connections.AllActive _ -> new Connections.AllActive(workspaces);
              case Connections.Named named -> {
                if (flow.has("workspaces")) {
                  flow.refuse(
                      "workspaces",
                      "is only valid with connections: all-active",
                      "remove one of them");
                }
                yield named;
              }
            });
  }

  /**
   * A clear deletes the synced data, so one that starts by itself or covers all connections needs
   * confirm.
   */
  private JobKind job(Optional<Connections> connections) {
    Optional<Boolean> confirm = flow.find("confirm", Yaml::flag);
    if (!flow.has("job")) {
      refuseConfirm();
      return JobKind.SYNC;
    }
    Optional<JobKind> job = flow.find("job", Rules::job);
    boolean unasked =
        TriggerKeys.anyIn(flow)
            || connections.stream().anyMatch(Connections.AllActive.class::isInstance);
    if (job.equals(Optional.of(JobKind.SYNC))) {
      refuseConfirm();
    } else if (job.isPresent() && unasked && !confirm.orElse(flow.has("confirm"))) {
      flow.refuse("job", "clear deletes the synced data", "add confirm: true if you want this");
    }
    return job.orElse(JobKind.SYNC);
  }

  private void refuseConfirm() {
    if (flow.has("confirm")) {
      flow.refuse("confirm", "is only valid with job: clear", "delete it");
    }
  }

  private Poll poll(Yaml value) {
    var pause = Rules.duration(SHORTEST_POLL, HOUR);
    if (value instanceof Yaml.Scalar) {
      return new Poll.Fixed(pause.apply(value));
    }
    Section section = flow.section("poll", value, FlowKeys.OF.get("poll"));
    Duration first = section.read("first", ADAPTIVE.first(), pause);
    Duration max = section.read("max", ADAPTIVE.max(), pause);
    if (first.compareTo(max) > 0) {
      throw new Refusal(
          "first %s is longer than max %s".formatted(DurationText.of(first), DurationText.of(max)),
          "set first to at most max");
    }
    return new Poll.BackOff(first, max);
  }

  private Retries retries(Yaml value) {
    Section section = flow.section("retries", value, FlowKeys.OF.get("retries"));
    Retries retries =
        new Retries(
            section.read("count", USUAL.count(), count -> count.whole(0, 5)),
            Set.copyOf(section.list("on", List.copyOf(USUAL.on()), Rules::retryOn)),
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
    Section section = flow.section("external", value, FlowKeys.OF.get("external"));
    LocalTime at = section.require("at", Rules::clock).orElse(LocalTime.MIDNIGHT);
    return new External(at, section.require("name", Rules.line(100)).orElse(""));
  }
}
