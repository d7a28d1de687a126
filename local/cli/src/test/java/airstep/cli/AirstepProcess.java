package airstep.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
}
