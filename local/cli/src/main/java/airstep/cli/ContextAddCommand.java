package airstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    description = "Gives a stage on AWS a name, or another meaning to one. Calls nothing.")
final class ContextAddCommand extends ContextSubcommand {

  /** Where a context can be. */
  enum On {
    AWS;

    @Override
    public String toString() {
      return PlaceOption.AWS;
    }
  }

  @Parameters(paramLabel = "NAME", description = "The name of the context.")
  private String name;

  // Its type refuses all but aws.
  @SuppressWarnings("unused")
  @Option(names = "--on", paramLabel = "aws", description = "Where it is: aws.")
  private On on;

  @Mixin private AwsOption aws;

  @Override
  void change(Contexts contexts) {
    contexts.add(name, aws.target());
  }
}
