package airstep.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One handler in its own process, as on Lambda. */
final class Function implements AutoCloseable {

  private static final int USUAL_MEGABYTES = 256;

  /**
   * A lock on the native library of Lambda's client. Each start writes it to the same file, and so
   * crashes another process that uses it.
   */
  static final String CLIENT = "the native library of Lambda's client";

  private final RuntimeApi lambda;
  private final Process process;
  private final Path output;

  /** Unpacks the package of this machine's platform, as Lambda does. */
  static void deploy(Path task) throws IOException {
    String platform = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    try (FileSystem zip = FileSystems.newFileSystem(PackageIT.zip(platform));
        Stream<Path> files = Files.list(zip.getPath("lib"))) {
      Files.createDirectory(task.resolve("lib"));
      for (Path file : files.toList()) {
        Files.copy(file, task.resolve("lib").resolve(file.getFileName().toString()));
      }
    }
  }

  /**
   * Starts the handler.
   *
   * @param task the folder that the package was unpacked to
   */
  Function(Path task, String handler, Map<String, String> environment) throws Exception {
    this(task, handler, environment, USUAL_MEGABYTES);
  }

  /** The same with that much memory, of which Lambda gives 85 % to the heap. */
  Function(Path task, String handler, Map<String, String> environment, int megabytes)
      throws Exception {
    lambda = new RuntimeApi();
    output = task.resolve(handler + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxRAM=" + megabytes + "m",
            "-XX:MaxRAMPercentage=85",
            "-classpath",
            runtimeClient(),
            AWSLambda.class.getName(),
            handler);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", lambda.address());
    builder.environment().put("_HANDLER", handler);
    // Lambda gives it more folders, among them these.
    builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
    builder.environment().put("LD_LIBRARY_PATH", task + ":" + task.resolve("lib"));
    builder.directory(task.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    process = builder.start();
  }

  RuntimeApi.Outcome invoke(Map<String, ?> input) throws Exception {
    RuntimeApi.Outcome outcome = lambda.invoke(input);
    if (outcome == null) {
      throw new AssertionError("the function did not answer, but printed: " + printed());
    }
    return outcome;
  }

  /** Everything that it printed. */
  String printed() throws IOException {
    return Files.readString(output);
  }

  /** The peak memory of the process, which only Linux reports. */
  long mostMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String peak = lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(peak.replaceAll("\\D", "")) / 1024;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    lambda.close();
  }

  /**
   * AWS's client and its dependencies, and nothing of ours, so that the package must contain all of
   * that.
   */
  private static String runtimeClient() {
    return Stream.concat(
            Stream.of(AWSLambda.class, Context.class),
            Arrays.stream(
                    new String[] {
                      "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
                      "software.amazon.awssdk.utilslite.SdkInternalThreadLocal",
                      "software.amazon.awssdk.annotations.SdkProtectedApi"
                    })
                .map(Function::named))
        .map(Function::jar)
        .distinct()
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
