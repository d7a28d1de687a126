package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Real signals to a process, with a terminal and without. Time is real, so no run ends here. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class InterruptTest {

  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String CTRL_C = "\u0003";

  @TempDir private Path directory;

  private Process process;

  @AfterEach
  void leaveNothingRunning() {
    if (process == null) {
      return;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    var _ = process.destroyForcibly();
  }

  @Test
  void onATerminalItAsksThenGoesOnThenDetachesAtTheSecond() throws Exception {
    process = onTerminal();
    InputStream screen = process.getInputStream();
    until(screen, "running job 48201");
    send(CTRL_C);
    assertThat(until(screen, "d, c or w? "))
        .contains("Jobs of this run in Airbyte now:", "HubSpot → Snowflake  job 48201");
    send("w\n");
    until(screen, "running job 48201");
    send(CTRL_C);
    until(screen, "d, c or w? ");
    send(CTRL_C);
    assertThat(rest(screen))
        .contains("airstep: stopped before the run ended", "HubSpot → Snowflake  job 48201")
        .contains("daily RUNNING when this command ended", "RUNNING  48201");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void withoutATerminalItListsTheJobsAndEnds() throws Exception {
    process = new ProcessBuilder(command("--plain")).start();
    InputStream err = process.getErrorStream();
    until(err, "running job");
    // Not Process.destroy(), which also closes the streams.
    assertThat(process.toHandle().destroy()).isTrue();
    String out = rest(process.getInputStream());
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(out).contains("daily RUNNING when this command ended", "48201");
    assertThat(rest(err))
        .contains("airstep: stopped before the run ended", "HubSpot → Snowflake  job 48201")
        .doesNotContain("d, c or w?");
  }

  /** {@code script} gives the process a terminal, whose Ctrl-C is a real SIGINT. */
  private Process onTerminal() throws IOException {
    assumeTrue(Files.isExecutable(SCRIPT), "needs script of util-linux");
    List<String> command = command("-Dairstep.live=true", "-Dairstep.asks=true");
    // A background job, such as a build, may begin with SIGINT ignored, and its children with it.
    command.addAll(0, List.of("env", "--default-signal=INT"));
    // Without exec, a shell that waits gets the signal too, and some then end with its code.
    String line =
        command.stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "exec ", ""));
    return new ProcessBuilder(SCRIPT.toString(), "-q", "-e", "-c", line, "/dev/null")
        .redirectErrorStream(true)
        .start();
  }

  private List<String> command(String... more) {
    List<String> options = Arrays.stream(more).filter(it -> it.startsWith("-D")).toList();
    List<String> flags = Arrays.stream(more).filter(it -> !it.startsWith("-D")).toList();
    Path flows = Ran.flow(directory, "daily", "connections: [" + OutsideAirbyte.CONNECTION + "]\n");
    String[] run = {"run", "daily", "--clock", "real", "--seed", "3", "--flows"};
    List<String> command = AirstepProcess.command(options, run);
    command.add(flows.toString());
    command.addAll(flags);
    return command;
  }

  private void send(String keys) throws IOException {
    OutputStream keyboard = process.getOutputStream();
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** Reads until the text has arrived. */
  private static String until(InputStream screen, String text) throws IOException {
    StringBuilder seen = new StringBuilder();
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    List<Byte> bytes = new ArrayList<>();
    while (!seen.toString().endsWith(text)) {
      int next = screen.read();
      assertThat(next).as("the end, after: %s", seen).isNotNegative();
      bytes.add((byte) next);
      if (next == wanted[wanted.length - 1]) {
        seen.setLength(0);
        seen.append(text(bytes));
      }
    }
    return seen.toString();
  }

  private static String text(List<Byte> bytes) {
    byte[] all = new byte[bytes.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = bytes.get(i);
    }
    return new String(all, StandardCharsets.UTF_8);
  }

  private static String rest(InputStream screen) throws IOException {
    return new String(screen.readAllBytes(), StandardCharsets.UTF_8);
  }
}
