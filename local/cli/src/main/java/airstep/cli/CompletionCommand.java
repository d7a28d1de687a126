package airstep.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = {
      "Prints a script that completes commands, options and names of flows and contexts.",
      "Add this line to ~/.bashrc or ~/.zshrc: source <(PATH/airstep completion SHELL)"
    })
final class CompletionCommand extends Subcommand {

  /** The labels of arguments that are names, with the files beside the command that have them. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "FLOW", List.of("events/flows", ".yaml"),
          "CONTEXT", List.of(".airstep/contexts", ".json"),
          "PLACE", List.of(".airstep/contexts", ".json"));

  /** Adds the names of files beside the command that is being completed. */
  private static final String FILE_NAMES =
      """
      # Completes the names of flows and contexts where a command takes one.
      function _complete_airstep_and_names() {
        _complete_airstep "$@"
        case "${COMP_WORDS[*]:1:$((COMP_CWORD - 1))}" in
      CASES
        esac
      }
      # Adds the names of the files DIRECTORY/*ENDING. Arguments: COMMAND DIRECTORY ENDING
      function _complete_airstep_files() {
        local name word=${COMP_WORDS[COMP_CWORD]}
        for name in "$(dirname -- "$(readlink -f -- "$(command -v -- "$1")")")/$2"/*"$3"; do
          name=${name##*/}
          name=${name%"$3"}
          if [[ $name != '*' && $name == "$word"* ]]; then COMPREPLY+=("$name"); fi
        done
      }
      complete -F _complete_airstep_and_names -o default airstep
      """;

  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Both read the same script. */
  @Parameters(paramLabel = "SHELL", description = "The shell: bash or zsh.")
  private Shell shell;

  @Override
  public Integer call() {
    print("# Load this script with: source <(airstep completion " + shell + ")");
    print(AutoComplete.bash("airstep", root()));
    String cases =
        NAMES.keySet().stream()
            .sorted()
            .map(label -> oneCase(label, NAMES.get(label)))
            .collect(Collectors.joining("\n"));
    print(FILE_NAMES.replace("CASES", cases));
    return Airstep.OK;
  }

  private String oneCase(String label, List<String> files) {
    String words = before(label, root(), List.of()).collect(Collectors.joining("|"));
    return "    %s) _complete_airstep_files \"$1\" %s;;".formatted(words, String.join(" ", files));
  }

  /** Shell patterns of the words after which an argument with that label comes. */
  private static Stream<String> before(String label, CommandLine command, List<String> words) {
    CommandSpec spec = command.getCommandSpec();
    String path = "'" + String.join(" ", words) + "'";
    Stream<String> own =
        Stream.concat(
            spec.positionalParameters().stream().filter(it -> is(label, it)).map(_ -> path),
            spec.options().stream()
                .filter(it -> is(label, it))
                .map(option -> path + "*' " + option.longestName() + "'"));
    return Stream.concat(
        own,
        command.getSubcommands().entrySet().stream()
            .flatMap(
                entry ->
                    before(
                        label,
                        entry.getValue(),
                        Stream.concat(words.stream(), Stream.of(entry.getKey())).toList())));
  }

  private static boolean is(String label, ArgSpec argument) {
    return argument.paramLabel().equals(label);
  }
}
