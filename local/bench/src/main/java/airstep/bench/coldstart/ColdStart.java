package airstep.bench.coldstart;

import airstep.bench.Benchmark;
import airstep.vocabulary.StepName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long each function takes to start and to answer its first call, with its work over TLS, as a
 * multiple of an empty function.
 *
 * @param home the folder of the project
 */
public record ColdStart(Path home) implements Benchmark {

  private static final int ROUNDS = 9;

  /** Calls before those that are measured: the first ones, and more until the JVM has compiled. */
  private static final int FIRST_CALLS = 100;

  private static final int LATER_CALLS = 1000;
  private static final String EMPTY = "empty";
  private static final String CACHE = "-XX:AOTCache=";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String heading() {
    return "Cold start of the functions";
  }

  @Override
  public boolean measured() {
    return true;
  }

  @Override
  public List<String> lines() throws Exception {
    // Otherwise each answer waits for the client's acknowledgment.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Path folder = Files.createTempDirectory("airstep-start");
    try {
      return table(measured(folder));
    } finally {
      delete(folder);
    }
  }

  private Map<String, Starts> measured(Path folder) throws Exception {
    Certificate certificate = Certificate.create(folder);
    Tasks tasks = new Tasks(home);
    Map<String, Starts> all = new LinkedHashMap<>();
    try (FakeCloud world = new FakeCloud(certificate)) {
      List<Variant> variants = variants(tasks, folder, certificate);
      Opening opening =
          variant -> new Child(variant, tasks.runtime(), certificate, world.environment());
      // As on Lambda, whose runtime for Java 25 has a cache of the classes of its own client.
      Path cache = folder.resolve("client.aot");
      try (Child child = opening.open(variants.getFirst().with("-XX:AOTCacheOutput=" + cache))) {
        child.start();
        child.end();
      }
      // These calls also warm up the servers.
      for (Variant variant : variants) {
        try (Child child = opening.open(variant.with(CACHE + cache))) {
          child.start();
          all.put(variant.name(), new Starts(child.after(FIRST_CALLS), child.after(LATER_CALLS)));
        }
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Variant variant : variants) {
          try (Child child = opening.open(variant.with(CACHE + cache))) {
            all.get(variant.name()).add(child.start());
          }
        }
      }
    }
    return all;
  }

  /** Opens a process of a function, which waits for its start. */
  private interface Opening {
    Child open(Variant variant) throws IOException;
  }

  private static List<Variant> variants(Tasks tasks, Path folder, Certificate certificate)
      throws IOException {
    Path naive = tasks.unpackNaive(folder);
    Path functions = tasks.unpackFunctions(folder);
    Inputs inputs = new Inputs();
    List<String> trust =
        List.of(
            "-Djavax.net.ssl.trustStore=" + certificate.store(),
            "-Djavax.net.ssl.trustStorePassword=" + Certificate.PASSWORD);
    List<Variant> all = new ArrayList<>();
    all.add(new Variant(EMPTY, "airstep.naive.Empty", naive, Map.of(), List.of(), "{}"));
    for (StepName step : StepName.values()) {
      all.add(
          new Variant(
              step.functionName(),
              "airstep.steps." + step.functionName(),
              functions,
              firstSecret(step),
              List.of(),
              inputs.of(step)));
    }
    all.add(
        new Variant(
            "naive CheckSync",
            "airstep.naive.NaiveCheckSync",
            naive,
            Map.of(),
            trust,
            "{\"jobId\": 42}"));
    return all;
  }

  /** What the stack gives a function whose flows all use the same secret. */
  private static Map<String, String> firstSecret(StepName step) {
    return switch (step) {
      case PLAN_RUN, PREPARE_SYNC, TRIGGER_SYNC, CHECK_SYNC, CANCEL_SYNC, CHECK_AIRBYTE ->
          Map.of("AIRSTEP_FIRST_SECRET", "airbyte");
      case NOTIFY_RUN, NOTIFY_STOPPED, CHECK_ALERT -> Map.of("AIRSTEP_FIRST_SECRET", "slack");
      case CHECK_UPSTREAM, FIND_JOB, CLOSE_SYNC, CLOSE_RUN, TAKE_TURN -> Map.of();
    };
  }

  private static List<String> table(Map<String, Starts> all) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Each function runs in AWS's own runtime client with the managed runtime's options, on one"
            + " processor, against a Secrets Manager, a Step Functions, an EventBridge, an Airbyte"
            + " and a Slack on this machine, over TLS. Medians of "
            + ROUNDS
            + " rounds; in a round, all functions start in turn. *Times* is the start and the first"
            + " call as a multiple of the empty function's of the same round, and its range. *Warm*"
            + " is the processor time of a call after the first hundred, and *later* after a"
            + " thousand more, when the JVM has compiled almost all that it uses. Both include the"
            + " libraries and Lambda's client.");
    lines.add("");
    lines.add(
        "| function | start, ms | first call, ms | times | times, processor | warm, ms | later, ms"
            + " |");
    lines.add("| --- | --: | --: | --: | --: | --: | --: |");
    Starts empty = all.get(EMPTY);
    all.forEach(
        (name, starts) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %s | %s | %.1f | %.1f |",
                    name,
                    starts.median(Start::init),
                    starts.median(Start::first),
                    starts.times(empty, Start::total),
                    starts.times(empty, Start::processor),
                    starts.warm(),
                    starts.compiled())));
    return lines;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
