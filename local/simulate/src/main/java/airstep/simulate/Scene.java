package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.Workspace;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.LoadedMachines;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The flows and connections of a day. There is a limited number of scenes, since loading
 * definitions takes longer than playing them.
 *
 * @param texts the flow files, by the flows' names
 */
record Scene(Map<String, String> texts, LoadedMachines machines, List<UUID> connections) {

  static final int MANY = 96;

  /** One name is a prefix of another, so that a suffix can make the two collide. */
  private static final List<String> NAMES = List.of("morning", "morning-noon", "evening");

  private static final String DAILY = "schedule:\n  cron: \"0 7 * * *\"";
  private static final UUID FIRST = World.empty(0).workspaces().getFirst().id();
  private static final Workspace SECOND =
      new Workspace(new UUID(0x4000L, 0x8000_0000_0000_0f00L), "Another team");
  private static final Map<Integer, Scene> SCENES = new ConcurrentHashMap<>();

  /** The scene of that number, counted from 0; always the same. */
  static Scene of(int number) {
    return SCENES.computeIfAbsent(number, Scene::make);
  }

  List<Flow> flows() {
    return machines.flows();
  }

  /** The flow of that name; the defaults of a flow if there is none, as for a sync by hand. */
  Flow flow(String name) {
    return flows().stream()
        .filter(flow -> flow.name().equals(name))
        .findFirst()
        .orElseGet(FlowReader::defaults);
  }

  /** An Airbyte that has these connections, alternately in two workspaces. */
  World world(long seed) {
    World world = World.empty(seed).withWorkspace(SECOND);
    for (int i = 0; i < connections.size(); i++) {
      UUID workspace = i % 2 == 0 ? FIRST : SECOND.id();
      world =
          world.withConnection(
              EmbeddedConnection.of(connections.get(i), workspace, "Connection " + (i + 1)));
    }
    return world;
  }

  private static Scene make(int number) {
    Random random = new Random(number * 7919L + 17);
    List<UUID> connections =
        IntStream.rangeClosed(1, 1 + random.nextInt(3)).mapToObj(Scene::connection).toList();
    List<String> triggers = triggers(random);
    Map<String, String> texts = new LinkedHashMap<>();
    String cap = cap(new Random(number * 104_729L + 3));
    for (int i = 0; i < triggers.size(); i++) {
      texts.put(NAMES.get(i), text(triggers.get(i), connections, random) + cap);
    }
    List<Flow> read = new ArrayList<>();
    texts.forEach((name, text) -> read.add(FlowReader.of(name, text)));
    return new Scene(texts, LoadedMachines.of(read), connections);
  }

  private static UUID connection(int number) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L + number);
  }

  /** Mostly one flow with a schedule; sometimes also others, or some that follow it. */
  private static List<String> triggers(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> List.of(DAILY, DAILY);
      case 1 -> List.of(DAILY, after(random, "morning"));
      case 2 -> List.of(DAILY, DAILY, after(random, "morning, morning-noon"));
      case 3 -> List.of(DAILY, onEventsOf("morning"));
      default -> List.of(DAILY);
    };
  }

  /** Drawn apart, so that the other settings of a scene do not depend on it. */
  private static String cap(Random random) {
    return random.nextInt(6) == 0
        ? "airbyte: {maxConcurrent: " + pick(random, "1", "1", "2") + "}\n"
        : "";
  }

  private static String after(Random random, String flows) {
    return String.join(
        "\n",
        "after: [" + flows + "]",
        "within: " + pick(random, "1h", "1d"),
        "deadline: " + pick(random, "10m", "30m", "1h"));
  }

  private static String onEventsOf(String flow) {
    return String.join(
        "\n",
        "on:",
        "  source: [airstep]",
        "  detail-type: [Airstep Run Succeeded, Airstep Run Failed]",
        "  detail: {flow: [" + flow + "]}");
  }

  private static String text(String trigger, List<UUID> all, Random random) {
    List<UUID> some = all.subList(0, 1 + random.nextInt(all.size()));
    // Without workspaces, today's Airbyte answers through its older API that the list is missing.
    String connections =
        random.nextInt(8) == 0
            ? " all-active"
                + (random.nextBoolean() ? "\nworkspaces: [" + FIRST + ", " + SECOND.id() + "]" : "")
            : some.stream().map(id -> "\n  - " + id).collect(Collectors.joining());
    return String.join(
        "\n",
        trigger,
        "connections:" + connections,
        "timeout: " + pick(random, "10m", "20m", "45m"),
        "triggerTimeout: " + pick(random, "60s", "150s", "150s", "5m"),
        "poll: " + pick(random, "30s", "60s", "{first: 15s, max: 2m}"),
        "whenRunning: " + pick(random, "adopt", "adopt", "wait", "fail"),
        "concurrency: " + pick(random, "1", "4"),
        "retries:",
        "  count: " + random.nextInt(4),
        "  on: " + pick(random, "[trigger]", "[trigger, failed]"),
        "  delay: " + pick(random, "10s", "10s", "1m"),
        "  multiplier: " + pick(random, "1", "2", "10"),
        "  jitter: 0.5",
        "");
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
