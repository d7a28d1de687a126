package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with a Maven and a JDK that are scripts. */
class LauncherTest {

  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

  /** Overwrites what it builds in place, as Maven does. */
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      set -e
      echo build >>"$HOME/builds"
      mkdir -p "$HOME/local/cli/target/lib/native"
      cat "$HOME/builds" >"$HOME/local/cli/target/airstep-cli-0.1.0.jar"
      cat "$HOME/builds" >"$HOME/local/cli/target/lib/library.jar"
      """;

  /** Tells from which jar it runs. The command "ui" runs until its input ends. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for word in "$@"; do
        case $word in
          -XX:AOTCacheOutput=*) echo cache >"${word#*=}"; exit ;;
          */airstep-cli-0.1.0.jar:*) echo "${word%%:*}" ;;
        esac
      done
      if [ "$word" = ui ]; then read -r _ || true; fi
      """;

  private record Ended(int code, String out, String err) {}

  @TempDir private Path home;

  @BeforeEach
  void makeCheckout() throws IOException {
    for (String script : List.of("airstep", "local/find-jdk.sh")) {
      executable(script, Files.readString(CHECKOUT.resolve(script)));
    }
    Ran.write(home.resolve("pom.xml"), "");
    executable("tools/mvn", MAVEN);
    executable("jdk/bin/java", JAVA);
    executable("jdk/bin/javac", "");
    Ran.write(home.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
  }

  @Test
  void buildsOnceAndThenOnlyWhatIsOutOfDate() throws Exception {
    Path first = jar(call("--version"));
    assertThat(jar(call("--version"))).isEqualTo(first).hasContent("build");

    outdate();

    assertThat(jar(call("--version"))).hasContent("build\nbuild");
  }

  @Test
  void keepsWhatARunningCommandRunsFromUntilItHasEnded() throws Exception {
    Process running = start("ui");
    Path jar;
    try (BufferedReader out = running.inputReader(StandardCharsets.UTF_8)) {
      jar = Path.of(out.readLine());
      for (int i = 0; i < 3; i++) {
        outdate();
        assertThat(call("--version").code()).isZero();
      }
      assertThat(jar).hasContent("build");
      assertThat(jar.resolveSibling("lib/library.jar")).hasContent("build");
      // The running one, the one before the last, and the last.
      assertThat(builds()).hasSize(3);
    } finally {
      running.getOutputStream().close();
      running.waitFor();
    }
    outdate();
    Path last = jar(call("--version"));
    assertThat(jar).doesNotExist();
    assertThat(builds()).hasSize(2).contains(last.getParent());
    assertThat(builds())
        .filteredOn(it -> Files.exists(it.resolve("caches")))
        .containsExactly(last.getParent());
  }

  private void outdate() throws IOException {
    Files.setLastModifiedTime(home.resolve("local/cli/target/built"), FileTime.from(Instant.EPOCH));
  }

  private List<Path> builds() throws IOException {
    try (Stream<Path> builds = Files.list(home.resolve("local/cli/target/builds"))) {
      return builds.toList();
    }
  }

  private static Path jar(Ended ended) {
    assertThat(ended.code()).as(ended.err()).isZero();
    return Path.of(ended.out().strip());
  }

  private Ended call(String... words) throws IOException, InterruptedException {
    Path err = home.resolve("err");
    Process process = start(words);
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(err));
  }

  private Process start(String... words) throws IOException {
    ProcessBuilder command = new ProcessBuilder(home.resolve("airstep").toString());
    command.command().addAll(List.of(words));
    command.redirectError(home.resolve("err").toFile());
    command.environment().put("HOME", home.toString());
    command.environment().put("AIRSTEP_JAVA_HOME", home.resolve("jdk").toString());
    command.environment().merge("PATH", home.resolve("tools") + ":", (path, tools) -> tools + path);
    return command.start();
  }

  private void executable(String name, String text) {
    assertThat(Ran.write(home.resolve(name), text).toFile().setExecutable(true)).isTrue();
  }
}
