package airstep.cli;

import airstep.asl.definition.InvalidDefinitionException;
import airstep.asl.definition.StateMachine;
import airstep.flows.AlertText;
import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "validate",
    description = "Checks the flows and the definitions, and prints how to fix each problem.")
final class ValidateCommand extends Subcommand {

  @Mixin private Flows flows;

  @Option(
      names = "--strict",
      description = "Report a variable that is not set, or has the id of the example, as an error.")
  private boolean strict;

  @Override
  public Integer call() {
    List<Flow> all = strict ? flows.strict(console()) : flows.lenient(console());
    Definitions definitions = new Definitions(all, Deployment.standIn());
    List<String> problems = new ArrayList<>();
    check("run", definitions.run(), problems);
    check("sync", definitions.sync(), problems);
    for (Flow flow : all) {
      check("flow (" + flow.name() + ")", definitions.flow(flow), problems);
    }
    if (!problems.isEmpty()) {
      throw new UsageException(String.join("\n", problems));
    }
    print(all.size() + (all.size() == 1 ? " flow" : " flows") + " and 3 definitions: no problems.");
    AlertText.of(all).forEach(this::print);
    return Airstep.OK;
  }

  private static void check(String name, String definition, List<String> problems) {
    try {
      var _ = StateMachine.load(definition);
    } catch (InvalidDefinitionException e) {
      e.problems().forEach(problem -> problems.add("definition " + name + ": " + problem));
    }
  }
}
