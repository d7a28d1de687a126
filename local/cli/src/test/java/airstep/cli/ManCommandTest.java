package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ManCommandTest {

  @TempDir private Path directory;

  private List<Path> pages;

  @BeforeEach
  void write() {
    Ran man = Ran.plainly("man", "--out", directory.resolve("man1").toString());
    assertThat(man.code()).as(man.err()).isZero();
    pages = man.out().lines().map(Path::of).toList();
  }

  @Test
  void writesAPageForEachCommand() throws IOException {
    List<String> commands =
        all(Airstep.commands())
            .map(command -> command.getCommandSpec().qualifiedName("-") + ".1")
            .toList();

    assertThat(commands).contains("airstep.1", "airstep-runs-ls.1");
    assertThat(pages)
        .map(page -> page.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(commands);
    try (Stream<Path> written = Files.list(directory.resolve("man1"))) {
      assertThat(written).containsExactlyInAnyOrderElementsOf(pages);
    }
  }

  @Test
  void eachPageHasItsSectionsAndNothingUnresolved() {
    for (Path page : pages) {
      assertThat(Ran.read(page))
          .as(page.toString())
          .startsWith(".TH AIRSTEP")
          .containsSubsequence(
              ".SH NAME\nairstep",
              ".SH SYNOPSIS\nairstep",
              ".SH DESCRIPTION\n",
              ".SH OPTIONS\n",
              "\\fB\\-\\-help\\fR",
              ".SH EXIT STATUS\n.TP\n0\nsucceeded\n.TP\n1\nnot succeeded (failed, ",
              ".TP\n2\nwrong use or configuration\n")
          .doesNotContain("${", "@|", "Exit codes")
          .matches("\\p{ASCII}+");
    }
  }

  @Test
  void aPageSaysWhatTheHelpSays() {
    String page = Ran.read(directory.resolve("man1").resolve("airstep-runs-ls.1"));

    assertThat(page)
        .contains(".SH NAME\nairstep\\-runs\\-ls \\- lists runs, newest first\n")
        .contains(".SH SYNOPSIS\nairstep runs ls [\\-")
        .contains(".TP\n\\fB\\-\\-flow\\fR=\\fINAME\\fR\nOnly runs of this flow.\n")
        .contains("\\fB\\-\\-limit\\fR=\\fIN\\fR\nThe maximum number of runs (default: 20).\n")
        .endsWith(".SH SEE ALSO\n\\fBairstep\\-runs\\fR(1)\n");
    assertThat(Ran.read(directory.resolve("man1").resolve("airstep-runs.1")))
        .contains(".TP\n\\fBairstep\\-runs\\-ls\\fR(1)\nlists runs, newest first\n");
  }

  @Test
  void escapesWhatRoffWouldRead() {
    assertThat(Roff.line(".env")).isEqualTo("\\&.env");
    assertThat(Roff.line("'x' --y")).isEqualTo("\\(aqx\\(aq \\-\\-y");
    assertThat(Roff.line("C:\\new\n.so file")).isEqualTo("C:\\enew .so file");
    assertThat(Roff.line("@|bold a|@ → b")).isEqualTo("a \\[u2192] b");
  }

  @Test
  void groffReadsEachPageWithoutAWarning() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "there is no groff");
    for (Path page : pages) {
      Process groff =
          new ProcessBuilder("/usr/bin/groff", "-man", "-Tutf8", "-ww", "-z", page.toString())
              .redirectErrorStream(true)
              .start();
      String warnings = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(groff.waitFor()).as(warnings).isZero();
      assertThat(warnings).isEmpty();
    }
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(ManCommandTest::all));
  }
}
