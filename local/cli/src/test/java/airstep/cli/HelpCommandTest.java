package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HelpCommandTest {

  @Test
  void listsEveryCommandInAGroup() {
    Ran help = Ran.plainly("help");

    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("Try it here:\n  demo  ").doesNotContain("Other commands");
    assertThat(CommandGroups.ALL.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(Airstep.commands().getSubcommands().keySet());
  }

  @Test
  void isTheSameAsTheOptionHelp() {
    assertThat(Ran.plainly("help")).isEqualTo(Ran.plainly("--help"));
    assertThat(Ran.plainly("help", "plan")).isEqualTo(Ran.plainly("plan", "--help"));
    assertThat(Ran.plainly("help", "alert", "test"))
        .isEqualTo(Ran.plainly("alert", "test", "--help"));
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    Stream.of(
            "help plam", "plam", "help plan x", "alert tset", "plan --limt 3", "run x --clock rael")
        .map(words -> Ran.plainly(words.split(" ")))
        .forEach(
            ran -> {
              assertThat(ran.code()).isEqualTo(2);
              assertThat(ran.err().lines()).singleElement().asString().startsWith("airstep: ");
            });
    assertThat(Ran.plainly("help", "plam").err())
        .contains("unknown command plam; did you mean plan?");
    assertThat(Ran.plainly("plam").err()).contains("unknown command plam; did you mean plan?");
    assertThat(Ran.plainly("help", "plan", "x").err()).contains("plan has no commands");
    assertThat(Ran.plainly("alert", "tset").err()).contains("did you mean test?");
    assertThat(Ran.plainly("plan", "--limt=3").err())
        .contains("unknown option --limt; did you mean --limit?");
    assertThat(Ran.plainly("run", "x", "--clock", "rael").err())
        .contains("--clock: unknown value rael; did you mean real?");
    assertThat(Ran.plainly("alert", "preview", "fialed").err()).contains("did you mean failed?");
    assertThat(Ran.plainly("simulate", "--faults", "answer-losst").err())
        .contains("did you mean answer-lost?");
  }
}
