package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/** Every command is registered and documented. */
class CommandsTest {

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  @Test
  void eachCommandIsRegistered() throws IOException, URISyntaxException {
    Path classes = Path.of(Airstep.class.getResource("Airstep.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(classes)) {
      List<String> written =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("[A-Za-z]+Command\\.class"))
              .map(name -> name.replace(".class", ""))
              .filter(CommandsTest::isCommand)
              .toList();
      List<String> registered =
          below(Airstep.commands())
              .map(command -> command.getCommand().getClass().getSimpleName())
              .toList();
      assertThat(registered).containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @Test
  void eachCommandIsCalledByItsName() {
    Airstep.commands()
        .getSubcommands()
        .forEach((name, command) -> assertThat(command.getCommandSpec().name()).isEqualTo(name));
  }

  /** A call builds the commands that it needs. None may show by that. */
  @Test
  void aCallShowsTheSameAsIfAllCommandsWereBuilt() {
    for (String name : Airstep.commands().getSubcommands().keySet()) {
      CommandLine all = Airstep.commands().getSubcommands().get(name);
      assertThat(Ran.plainly(name, "--help").out()).isEqualTo(all.getUsageMessage(Help.Ansi.OFF));
    }
  }

  @Test
  void eachCommandIsDocumented() {
    String page = Ran.read(Path.of("..", "..", "docs", "commands.md"));
    below(Airstep.commands())
        .filter(command -> command.getSubcommands().isEmpty())
        .forEach(
            command ->
                assertThat(page).contains("| `./" + command.getCommandSpec().qualifiedName()));
  }

  @Test
  void eachOptionIsDocumented() {
    List<String> lines = Ran.read(Path.of("..", "..", "docs", "commands.md")).lines().toList();
    Set<String> ofMany =
        lines.stream()
            .filter(line -> line.startsWith("| `--"))
            .flatMap(line -> options(line.split("\\|", -1)[1]))
            .collect(Collectors.toSet());
    assertThat(ofMany).hasSize(9);

    below(Airstep.commands())
        .filter(command -> command.getSubcommands().isEmpty())
        .forEach(
            command -> {
              String name = command.getCommandSpec().qualifiedName();
              Set<String> its =
                  command.getCommandSpec().options().stream()
                      .map(OptionSpec::longestName)
                      .filter(option -> !ofMany.contains(option))
                      .collect(Collectors.toSet());
              String row =
                  lines.stream()
                      .filter(line -> line.startsWith("| `./" + name))
                      .findFirst()
                      .orElseThrow();
              assertThat(options(row))
                  .as(name)
                  .containsAll(its)
                  .allMatch(option -> its.contains(option) || ofMany.contains(option));
            });
  }

  private static Stream<String> options(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group);
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(one -> Stream.concat(Stream.of(one), below(one)));
  }

  private static boolean isCommand(String name) {
    try {
      Command command = Class.forName("airstep.cli." + name).getDeclaredAnnotation(Command.class);
      return command != null;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
