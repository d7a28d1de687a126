package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command in a process of its own, from the classes of the test. */
final class AirstepProcess {

  private AirstepProcess() {}

  /** Returns the words that start it, with that folder as its checkout. */
  static List<String> command(Path home, String... args) {
    return command(List.of("-Dairstep.home=" + home), args);
  }

  /** The same with these options of Java instead. */
  static List<String> command(List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Airstep.class.getName());
    command.addAll(List.of(args));
    return command;
  }

  /**
   * Runs it with these settings of AWS and of proxies, and with none of the machine. Fails if it
   * ends with another exit code.
   *
   * @return what it prints to both outputs
   */
  static String said(Path home, Map<String, String> settings, int code, String... args)
      throws Exception {
    ProcessBuilder command = new ProcessBuilder(command(home, args)).redirectErrorStream(true);
    Map<String, String> environment = command.environment();
    environment
        .keySet()
        .removeIf(
            name -> name.startsWith("AWS_") || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    environment.putAll(settings);
    Process process = command.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(code);
    return said;
  }
}
