package airstep.doctor;

import airstep.statemachine.FunctionNames;
import airstep.vocabulary.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Whether the deployed code of the functions is that which a deployment from here uploads. */
final class CodeCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.STAGE;
  }

  @Override
  public String name() {
    return "code";
  }

  @Override
  public boolean applies(Installation installation) {
    return installation.aws().isPresent();
  }

  @Override
  public List<Finding> findings(Installation installation) {
    FunctionPackage code = new FunctionPackage(installation.checkout());
    Optional<String> unfit = code.unfit();
    if (unfit.isPresent()) {
      return List.of(
          new Finding.Doubtful(
              "the code of the functions was not compared: " + unfit.get(), FunctionPackage.BUILD));
    }
    return compared(code.sha256(), installation);
  }

  private static List<Finding> compared(String here, Installation installation) {
    LambdaClient functions = installation.aws().orElseThrow().functions();
    FunctionNames names = new FunctionNames(installation.place().stage());
    List<String> missing = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (StepName step : StepName.values()) {
      Optional<String> deployed = sha256(functions, names.of(step));
      if (deployed.isEmpty()) {
        missing.add(step.functionName());
      } else if (!deployed.get().equals(here)) {
        different.add(step.functionName());
      }
    }
    String deploy = DefinitionCheck.deploy(installation);
    List<Finding> findings = new ArrayList<>();
    if (!missing.isEmpty()) {
      findings.add(
          new Finding.Broken("functions that are not deployed: " + listed(missing), deploy));
    }
    if (!different.isEmpty()) {
      findings.add(
          new Finding.Doubtful(
              "functions whose deployed code differs from the files: " + listed(different),
              deploy));
    }
    return Finding.orHealthy(
        findings,
        "the deployed code of all %d functions is that of the files"
            .formatted(StepName.values().length));
  }

  private static String listed(List<String> steps) {
    return steps.size() == StepName.values().length
        ? "all " + steps.size()
        : String.join(", ", steps);
  }

  /** The newest code, which a deployment publishes as the version that definitions call. */
  private static Optional<String> sha256(LambdaClient functions, String name) {
    try {
      return Optional.of(
          functions.getFunctionConfiguration(it -> it.functionName(name)).codeSha256());
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }
}
