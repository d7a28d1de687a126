package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextCommandTest {

  @TempDir private Path history;

  /** A context that no command can use would be found out only by its first use. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--stage|UPPER|--stage: 'UPPER' is not the name of a stage; use 1 to 12 of a-z and 0-9, a"
            + " letter first",
        "--stage|a-b|--stage: 'a-b' is not the name of a stage; use 1 to 12 of a-z and 0-9, a"
            + " letter first",
        "--endpoint-url|localhost:4566|--endpoint-url: 'localhost:4566' is not an address; use one"
            + " such as http://localhost:4566",
        "--endpoint-url|foo|--endpoint-url: 'foo' is not an address; use one such as"
            + " http://localhost:4566",
      })
  void refusesWhatNoStageCanBe(String option, String value, String message) {
    Ran ran = Ran.in(history, "context", "add", "data", option, value);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo(message + "\n");
    assertThat(Ran.in(history, "context", "ls").out()).doesNotContain("data");
  }

  @Test
  void saysWhatIsInTheWayOfItsFiles() {
    Path file = Ran.write(history.resolve("contexts"), "");

    Ran listed = Ran.in(history, "context", "ls");
    assertThat(listed.code()).isEqualTo(2);
    assertThat(listed.err())
        .isEqualTo(
            "%s cannot be used (%s is not a folder); move what is in its way\n"
                .formatted(file, file));
    assertThat(Ran.in(history, "context", "add", "data").err())
        .contains(" is not a folder); move what is in its way")
        .doesNotContain("Exception");
    assertThat(Ran.in(file, "runs", "ls").err())
        .contains("not a directory); move what is in its way")
        .doesNotContain("Exception");
  }
}
