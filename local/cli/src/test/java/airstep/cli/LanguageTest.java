package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person whose language has other digits, or another lower-case i. */
class LanguageTest {

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({"ar, EG", "tr, TR"})
  void commandsPrintTheSameInEachLanguage(String language, String country) throws Exception {
    List<String> options =
        List.of(
            "-Dairstep.home=" + home, "-Duser.language=" + language, "-Duser.country=" + country);
    String flows = Ran.SHIPPED.toString();
    for (String[] command :
        List.of(
            new String[] {"plan", "--days", "2", "--from", "2026-12-01", "--flows", flows},
            new String[] {"validate", "--flows", flows},
            new String[] {"report", "--help"})) {
      Ran here = Ran.plainly(command);
      assertThat(here.code()).as(here.toString()).isZero();
      Process process =
          new ProcessBuilder(AirstepProcess.command(options, command))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String there = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(there).isEqualTo(here.out());
    }
  }
}
