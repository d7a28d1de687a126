package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** Every command is registered and documented. */
class CommandsTest {

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
