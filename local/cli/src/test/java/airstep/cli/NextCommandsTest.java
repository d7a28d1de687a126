package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.operate.NextCommand;
import airstep.operate.ShellWord;
import airstep.terminal.Console;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each command that Airstep prints reads and acts where the printing one did. */
class NextCommandsTest {

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  /** A name that a shell would take apart. */
  @TempDir private Path directory;

  private Path flows;
  private String option;

  @BeforeEach
  void writeFlow() {
    flows = directory.resolve("my flows").resolve("flows");
    option = " --flows " + ShellWord.of(flows.toString());
    flow("daily", OutsideAirbyte.CONNECTION);
  }

  /** Those that are printed repeat all that they take, and nothing that they refuse. */
  @Test
  void eachIsAcceptedByItsCommand() {
    Map<String, String> given = new HashMap<>();
    NextCommand.REPEATED.forEach(name -> given.put(name, "x"));
    for (String words :
        List.of(
            "run X",
            "check X",
            "runs ls --flow X",
            "runs show X",
            "runs logs X",
            "runs retry X",
            "runs stop X",
            "flows pause X",
            "flows resume X",
            "status",
            "doctor",
            "ui",
            "plan",
            "validate",
            "import airbyte",
            "alert test")) {
      Set<String> printed = new HashSet<>(NextCommand.REPEATED);
      String text = NextCommand.here(given).text(words) + " ";
      printed.removeIf(name -> !text.contains(" " + name + " "));
      Set<String> taken = new HashSet<>(NextCommand.REPEATED);
      taken.retainAll(command(words).getCommandSpec().optionsMap().keySet());
      assertThat(printed).as(words).isEqualTo(taken);
    }
  }

  @Test
  void aStatusNamesTheFolderOfItsFlows() {
    List.of("b", "c", "d", "e", "f")
        .forEach(name -> flow(name, "00000000-0000-4000-8000-00000000000" + name));
    Ran status = ran("status");
    assertThat(status.out())
        .contains("start one with ./airstep run FLOW" + option + "\n")
        .contains("and 1 more flow; ./airstep plan" + option + " lists it\n");
  }

  @Test
  void aNarrowTerminalCutsNoCommand() {
    List.of("b", "c", "d", "e", "f")
        .forEach(name -> flow(name, "00000000-0000-4000-8000-00000000000" + name));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, false, false, () -> 40);
    History history = new History(directory.resolve("history"), InstantSource.system());

    assertThat(Airstep.run(console, history, "status", "--flows", flows.toString())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("./airstep plan" + option + " lists");
  }

  @Test
  void aRunInYourOwnAirbyteIsRetriedThere() {
    Path secrets = new OutsideAirbyte(SERVER).whoseJobs("failed").secrets(directory);
    assertThat(ran("run", "daily", "--clock", "virtual", "--secrets", secrets.toString()).code())
        .isEqualTo(1);
    Ran shown = Ran.in(directory.resolve("history"), "runs", "show", "@last");
    assertThat(shown.out())
        .containsPattern("\\./airstep runs retry \\S+ --secrets FILE\n")
        .contains("./airstep run daily --secrets FILE\n");
    assertThat(ran("status").out())
        .containsPattern("\\./airstep runs retry \\S+\\Q" + option + "\\E --secrets FILE\n");
    assertThat(ran("flows", "pause", "daily").out())
        .contains("resume it with ./airstep flows resume daily" + option);
  }

  @Test
  void aRehearsalIsRepeatedAsOne() {
    assertThat(ran("run", "daily", "--seed", "1").code()).isZero();
    assertThat(Ran.in(directory.resolve("history"), "runs", "show", "@last").out())
        .contains("./airstep run daily\n");
  }

  @Test
  void anImportNamesTheFolderThatItHasWritten() {
    Path crontab = Ran.write(directory.resolve("crontab"), "0 5 * * * airbyte\n");
    String[] imports = {"import", "crontab", crontab.toString(), "--yes"};

    assertThat(ran(imports).out())
        .contains("Next: ./airstep plan" + option + ", and ./airstep run airbyte" + option + "\n");
  }

  /** It writes files of this machine, also while commands use a stage. */
  @Test
  void anImportIsRunOnThisMachine() {
    assertThat(Ran.in(directory.resolve("history"), "context", "add", "data").code()).isZero();
    assertThat(Ran.in(directory.resolve("history"), "context", "use", "data").code()).isZero();
    Path crontab = Ran.write(directory.resolve("crontab"), "0 5 * * * airbyte\n");

    assertThat(ran("import", "crontab", crontab.toString(), "--yes").out())
        .contains("./airstep run airbyte" + option + " --on local\n");
  }

  @Test
  void aWarningAboutAnotherFileNamesItsFolder() {
    flow("broken", "");
    assertThat(ran("run", "daily", "--seed", "1").err())
        .contains("see ./airstep validate" + option);
  }

  private Ran ran(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--flows", flows.toString()));
    return Ran.in(directory.resolve("history"), args.toArray(String[]::new));
  }

  private void flow(String name, String connection) {
    Ran.flow(
        flows.getParent(),
        name,
        "connections: ['" + connection + "']\nschedule: {cron: 0 8 * * *}\n");
  }

  private static CommandLine command(String words) {
    CommandLine command = Airstep.commands();
    for (String word : words.split(" ", -1)) {
      command = command.getSubcommands().getOrDefault(word, command);
    }
    return command;
  }
}
