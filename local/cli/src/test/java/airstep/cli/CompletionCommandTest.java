package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  /** Asks for the completions of its arguments, the last of which is being written. */
  private static final String ASK =
      """
      . "$0" 2>/dev/null
      compopt() { :; }
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      _complete_airstep_and_names "$1"
      printf '%s ' "${COMPREPLY[@]}"
      """;

  @TempDir private Path home;

  @Test
  void completesCommandsOptionsAndFlows() throws IOException, InterruptedException {
    var _ = Ran.flow(home.resolve("events"), "daily", "connections: all-active");
    var _ = Ran.flow(home.resolve("events"), "hourly", "connections: all-active");
    Ran script = Ran.plainly("completion", "bash");
    assertThat(script.code()).isZero();
    Path file = Ran.write(home.resolve("completion.sh"), script.out());

    assertThat(completed(file, "pl")).isEqualTo("plan");
    assertThat(completed(file, "plan", "--lim")).isEqualTo("--limit");
    assertThat(completed(file, "run", "")).isEqualTo("daily hourly");
    assertThat(completed(file, "render", "h")).isEqualTo("hourly");
    assertThat(completed(file, "run", "daily", "--clock", "v")).isEqualTo("virtual");
    assertThat(completed(file, "alert", "preview", "sch")).isEqualTo("schema-change");
    assertThat(completed(file, "alert", "test", "--flow", "d")).isEqualTo("daily");
    assertThat(completed(file, "alert", "test", "--secrets", "x", "--flow", "")).contains("hourly");
    Ran.write(home.resolve(".airstep/contexts/prod.json"), "{}");
    assertThat(completed(file, "context", "use", "")).contains("prod");
    assertThat(completed(file, "context", "r")).isEqualTo("rm");
    assertThat(completed(file, "runs", "ls", "--on", "")).isEqualTo("local aws prod");
    assertThat(completed(file, "runs", "show", "@last", "--on", "p")).isEqualTo("prod");
    assertThat(completed(file, "runs", "show", "@last", "--pro")).isEqualTo("--profile");
    assertThat(Ran.plainly("completion", "zsh").out())
        .isEqualTo(script.out().replaceFirst("completion bash", "completion zsh"));
  }

  private String completed(Path script, String... words) throws IOException, InterruptedException {
    String[] command = new String[5 + words.length];
    System.arraycopy(
        new String[] {"bash", "-c", ASK, script.toString(), home.resolve("airstep").toString()},
        0,
        command,
        0,
        5);
    System.arraycopy(words, 0, command, 5, words.length);
    Ran.write(home.resolve("airstep"), "");
    home.resolve("airstep").toFile().setExecutable(true);
    Process bash =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return out.strip();
  }
}
