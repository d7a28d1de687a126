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

  /** What a call waits with: the other build ends at the third look. */
  private static final String SLEEP =
      """
      #!/usr/bin/env bash
      echo look >>"$HOME/looks"
      if [ "$(grep -c look "$HOME/looks")" = 3 ]; then rm "$HOME/target/build.lock"; fi
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
    executable("tools/sleep", SLEEP);
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
    assertThat(home.resolve("target/build.lock")).doesNotExist();
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

  @Test
  void failsAtOnceWhereItMayNotWrite() throws Exception {
    Ran.write(home.resolve("target"), "no folder");
    Ended first = call("--version");
    assertThat(first.code()).isEqualTo(2);
    assertThat(first.err())
        .startsWith("airstep: ")
        .contains("/target cannot be written")
        .hasLineCount(1);

    // Nothing can be written at the end of this link.
    Files.delete(home.resolve("target"));
    Files.createDirectory(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/build.lock"), home.resolve("none/none"));
    assertThat(call("--version")).isEqualTo(first);
    assertThat(home.resolve("looks")).doesNotExist();
  }

  @Test
  void buildsWhenTheProcessThatBuiltIsGone() throws Exception {
    Process gone = new ProcessBuilder("bash", "-c", "echo $HOSTNAME").start();
    String host = new String(gone.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    gone.waitFor();
    lock(host, gone.pid());

    Ended built = call("--version");

    assertThat(built.err()).isEmpty();
    assertThat(jar(built)).hasContent("build");
    try (Stream<Path> left = Files.list(home.resolve("target"))) {
      assertThat(left)
          .extracting(it -> it.getFileName().toString())
          .containsExactly("airstep-build.log");
    }
  }

  @Test
  void saysOnceThatItWaitsForAnotherBuild() throws Exception {
    lock("elsewhere", 17);

    Ended waited = call("--version");

    assertThat(waited.err())
        .isEqualTo("airstep: waiting for the build of process 17 on elsewhere\n");
    assertThat(jar(waited)).hasContent("build");
    assertThat(home.resolve("looks")).hasContent("look\nlook\nlook");
  }

  private void lock(String host, long pid) {
    Ran.write(home.resolve("target/build.lock"), host + " " + pid + "\n");
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
