package airstep.bench.coldstart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One process of a function, as Lambda starts it: AWS's own client, the options of the managed
 * runtime, one processor.
 *
 * <p>CRT trusts the authorities of the machine alone. So the process gets its own view of the file
 * that lists them, in which the certificate of the {@link FakeCloud} is one more.
 */
final class Child implements AutoCloseable {

  /** Enough for a mean in a tenth of a millisecond with the kernel's {@link #TICK}. */
  private static final int MEASURED_CALLS = 100;

  /** A tick of the kernel's clock of processor time, the same on every Linux of today. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final Duration ENDING = Duration.ofSeconds(60);

  private final RuntimeApi lambda = new RuntimeApi();
  private final Variant variant;
  private final Process process;
  private final Path printed;

  Child(Variant variant, String runtime, Certificate certificate, Map<String, String> world)
      throws IOException {
    this.variant = variant;
    printed = Files.createTempFile(variant.task().getParent(), "printed", ".log");
    List<String> command =
        new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c"));
    // The JVM starts when a line arrives, so that what comes before is not measured.
    command.add(
        "mount --bind \"$1\" \"$2\" && shift 2 && echo && read -r _ && exec taskset -c 0 \"$@\""
            + " >&2");
    command.addAll(List.of("sh", certificate.authorities().toString()));
    command.add(Certificate.bundle().toRealPath().toString());
    command.addAll(java(variant, runtime));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(world);
    builder.environment().putAll(variant.environment());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", lambda.address());
    builder.environment().put("_HANDLER", variant.handler());
    builder.environment().put("LAMBDA_TASK_ROOT", variant.task().toString());
    builder.environment().put("LD_LIBRARY_PATH", variant.task() + ":" + variant.task() + "/lib");
    builder.directory(variant.task().toFile());
    builder.redirectError(printed.toFile());
    process = builder.start();
  }

  private static List<String> java(Variant variant, String runtime) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxRAM=512m",
                "-XX:MaxRAMPercentage=85",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(variant.options());
    command.addAll(
        List.of(
            "-classpath",
            runtime,
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            variant.handler()));
    return command;
  }

  /** Starts the function, calls it, and returns what that took. */
  Start start() throws IOException, InterruptedException {
    if (process.getInputStream().read() < 0) {
      throw failed("no view of its own of " + Certificate.bundle());
    }
    try (OutputStream line = process.getOutputStream()) {
      line.write('\n');
    }
    long begin = System.nanoTime();
    Long ready = lambda.awaitNext();
    if (ready == null) {
      throw failed("it did not start");
    }
    long called = System.nanoTime();
    RuntimeApi.Answer answer = answer();
    return new Start(
        Duration.ofNanos(ready - begin), Duration.ofNanos(answer.at() - called), processor());
  }

  /** Makes that many more calls, and then returns the processor time of one. */
  Duration after(int calls) throws IOException, InterruptedException {
    answers(calls);
    Duration before = processor();
    answers(MEASURED_CALLS);
    return processor().minus(before).dividedBy(MEASURED_CALLS);
  }

  /** Ends the function as Lambda does, so that the JVM writes what it was asked to. */
  void end() throws InterruptedException {
    process.destroy();
    process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS);
  }

  private void answers(int calls) throws IOException, InterruptedException {
    for (int call = 0; call < calls; call++) {
      answer();
    }
  }

  private RuntimeApi.Answer answer() throws IOException, InterruptedException {
    RuntimeApi.Answer answer = lambda.invoke(variant.input());
    if (answer == null || !answer.good()) {
      throw failed(answer == null ? "it did not answer" : answer.body());
    }
    return answer;
  }

  private Duration processor() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    // The name of the program before it may contain spaces.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return TICK.multipliedBy(Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
  }

  private IllegalStateException failed(String why) throws IOException {
    return new IllegalStateException(
        variant.name() + ": " + why + "\n" + Files.readString(printed));
  }

  /** Kills the function, because its ordinary end waits a second for CRT. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    lambda.close();
    Files.delete(printed);
  }
}
