package airstep.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedSectionsTest {

  @TempDir private Path folder;

  private Checkout here;
  private Checkout other;

  /** Commands that only write down that they were called. */
  @BeforeEach
  void makeCheckouts() throws IOException {
    here = checkout("here", "exit 0");
    other = checkout("12345678", "exit 0");
  }

  @Test
  void callsTheCommandsOfBothInTurn() throws Exception {
    InTurn.measure(List.of(here, other), List.of("plan", "--json"), 2);

    assertThat(folder.resolve("calls"))
        .content()
        .isEqualTo(
            """
            here plan --json
            12345678 plan --json
            here plan --json
            12345678 plan --json
            here plan --json
            12345678 plan --json
            """);
  }

  @Test
  void aRowHasAsManyCellsAsTheHead() throws Exception {
    for (List<Checkout> compared : List.of(List.of(here), List.of(here, other))) {
      for (var section : List.of(new CommandStart(compared, 1), new DaysASecond(compared, 1))) {
        List<String> table = section.lines().subList(2, section.lines().size());

        assertThat(table).hasSizeGreaterThan(3).allMatch(row -> cells(row) == cells(table.get(0)));
      }
    }
  }

  @Test
  void comparesWithTheCommitOfAnotherCheckout() throws Exception {
    assertThat(new CommandStart(List.of(here, other), 1).lines().get(2)).contains("12345678");
    assertThat(new DaysASecond(List.of(here, other), 1).lines().subList(4, 6))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("| here | 200 |"),
            row -> assertThat(row).startsWith("| 12345678 | 200 |"));
  }

  @Test
  void measuresACommandWhoseResultIsBad() throws Exception {
    Checkout bad = checkout("bad", "echo 1 promise was broken.; exit 1");

    assertThat(bad.call(List.of("simulate")).time()).isPositive();
  }

  @Test
  void quotesTheLastLinesOfACommandThatDidNotRun() throws Exception {
    Checkout broken = checkout("broken", "echo there is no command simulate >&2; exit 2");

    assertThatThrownBy(() -> broken.call(List.of("simulate", "--seed", "1")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("airstep simulate --seed 1 of broken ended with 2: there is no");
  }

  @Test
  void refusesAFolderThatIsNoCheckout() {
    assertThatThrownBy(() -> Checkout.measured(folder, Optional.of(folder)))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + " is not a checkout of Airstep");
  }

  private Checkout checkout(String name, String end) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Path command = home.resolve("airstep");
    Files.writeString(
        command, "#!/usr/bin/env bash\necho " + name + " \"$@\" >>../calls\nsleep 0.01\n" + end);
    assertThat(command.toFile().setExecutable(true)).isTrue();
    return new Checkout(name, home);
  }

  private static long cells(String row) {
    return row.chars().filter(it -> it == '|').count();
  }
}
