package airstep.cli;

import java.util.List;
import java.util.Locale;
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
      "Prints a script that completes commands, options and names of flows.",
      "Add this line to ~/.bashrc or ~/.zshrc: source <(PATH/airstep completion SHELL)"
    })
final class CompletionCommand extends Subcommand {

  /** The label of a parameter that is the name of a flow. */
  private static final String FLOW = "FLOW";

  /** Adds the names of the files in events/flows beside the command that is being completed. */
  private static final String FLOW_NAMES =
      """
      # Completes the names of flows where a command takes one.
      function _complete_airstep_and_flows() {
        _complete_airstep "$@"
        local flow word=${COMP_WORDS[COMP_CWORD]}
        case "${COMP_WORDS[*]:1:$((COMP_CWORD - 1))}" in
          WORDS)
            for flow in "$(dirname -- "$(readlink -f -- "$(command -v -- "$1")")")"/events/flows/*.yaml; do
              flow=${flow##*/}
              flow=${flow%.yaml}
              if [[ $flow != '*' && $flow == "$word"* ]]; then COMPREPLY+=("$flow"); fi
            done
            ;;
        esac
      }
      complete -F _complete_airstep_and_flows -o default airstep
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
    String words = beforeFlows(root(), List.of()).collect(Collectors.joining("|"));
    print(FLOW_NAMES.replace("WORDS)", words + ")"));
    return Airstep.OK;
  }

  /** Shell patterns of the words after which the name of a flow comes. */
  private static Stream<String> beforeFlows(CommandLine command, List<String> words) {
    CommandSpec spec = command.getCommandSpec();
    String path = "'" + String.join(" ", words) + "'";
    Stream<String> own =
        Stream.concat(
            spec.positionalParameters().stream().filter(CompletionCommand::isFlow).map(_ -> path),
            spec.options().stream()
                .filter(CompletionCommand::isFlow)
                .map(option -> path + "*' " + option.longestName() + "'"));
    return Stream.concat(
        own,
        command.getSubcommands().entrySet().stream()
            .flatMap(
                entry ->
                    beforeFlows(
                        entry.getValue(),
                        Stream.concat(words.stream(), Stream.of(entry.getKey())).toList())));
  }

  private static boolean isFlow(ArgSpec argument) {
    return argument.paramLabel().equals(FLOW);
  }
}
