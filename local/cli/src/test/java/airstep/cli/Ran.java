package airstep.cli;

import airstep.json.Json;
import airstep.terminal.Console;
import airstep.vocabulary.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The result of a command that ran inside the process of the test. A bug in Airstep, which no
 * command may have, fails the test with its stack trace.
 */
record Ran(int code, String out, String err) {

  /** The flows that the repository ships. */
  static final Path SHIPPED = Path.of("..", "..", "events", "flows");

  /** Runs the command on the flows of that folder. */
  static Ran on(Path flows, String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.add("--flows");
    args.add(flows.toString());
    return plainly(args.toArray(String[]::new));
  }

  static Ran plainly(String... args) {
    return in(false, args);
  }

  /** The same as on a terminal that shows colors. */
  static Ran inColor(String... args) {
    return in(true, args);
  }

  /** Runs the command with the history in that directory, which later commands can read. */
  static Ran in(Path history, String... args) {
    return at(InstantSource.system(), history, args);
  }

  /** The same at the time of that clock. */
  static Ran at(InstantSource clock, Path history, String... args) {
    return in(false, new History(history, clock), args);
  }

  /** Runs a command whose questions get no answer, in a test that {@link ChangesProcess}. */
  static Ran withoutAnswer(Supplier<Ran> command) {
    return reading(InputStream.nullInputStream(), command);
  }

  /**
   * Runs a command whose question is answered with yes, in a test that {@link ChangesProcess}.
   *
   * @param meanwhile happens between the question and the answer
   */
  static Ran agreeing(Runnable meanwhile, Supplier<Ran> command) {
    InputStream yes =
        new ByteArrayInputStream("yes\n".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] into, int at, int most) {
            if (pos == 0) {
              meanwhile.run();
            }
            return super.read(into, at, most);
          }
        };
    return reading(yes, command);
  }

  private static Ran reading(InputStream in, Supplier<Ran> command) {
    InputStream before = System.in;
    System.setIn(in);
    try {
      return command.get();
    } finally {
      System.setIn(before);
    }
  }

  /** Runs the command with a history of its own. */
  private static Ran in(boolean color, String... args) {
    try {
      Path history = Files.createTempDirectory("airstep-history");
      try {
        return in(color, new History(history, InstantSource.system()), args);
      } finally {
        delete(history);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ran in(boolean color, History history, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(stream(out), stream(err), color, false);
    int code = Airstep.run(console, history, args);
    Ran ran =
        new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    if (ran.err.contains("a bug in Airstep") || ran.out.contains("a bug in Airstep")) {
      throw new AssertionError(ran);
    }
    return ran;
  }

  private static void delete(Path history) throws IOException {
    try (Stream<Path> files = Files.list(history)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(history);
  }

  /** The output, which must be a single JSON object. */
  JsonObject json() {
    return Json.readObject(out);
  }

  /** A folder of flows below that one, with one flow in it. */
  static Path flow(Path events, String name, String yaml) {
    return write(events.resolve("flows").resolve(name + ".yaml"), yaml).getParent();
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
