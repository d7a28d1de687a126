package airstep.doctor;

import airstep.flows.Flow;
import airstep.statemachine.Definitions;
import airstep.statemachine.Deployment;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the deployed definitions are those that the files give: of {@code run}, {@code sync} and
 * each flow, with all settings of its file.
 */
final class DefinitionCheck implements DoctorCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Group group() {
    return Group.STAGE;
  }

  @Override
  public String name() {
    return "definitions";
  }

  @Override
  public boolean applies(Installation installation) {
    return installation.aws().isPresent();
  }

  @Override
  public List<Finding> findings(Installation installation) {
    List<Flow> flows = installation.flows();
    Definitions files = new Definitions(flows, placeholders(installation.place().stage()));
    List<Finding> findings = new ArrayList<>();
    Map<String, String> rendered = new LinkedHashMap<>();
    rendered.put("run", files.run());
    rendered.put("sync", files.sync());
    for (Flow flow : flows) {
      if (flow.missing().isEmpty()) {
        rendered.put(flow.name(), files.flow(flow));
      } else {
        findings.add(
            new Finding.Unchecked(
                "the definition of " + flow.name(),
                flow.missing().getFirst().name() + " is not set here",
                installation.command("validate --strict")));
      }
    }
    rendered.forEach(
        (name, definition) -> differs(name, definition, installation).ifPresent(findings::add));
    return Finding.orHealthy(
        findings, "all %d deployed definitions are those of the files".formatted(rendered.size()));
  }

  static String deploy(Installation installation) {
    return "cd infra && npx cdk deploy -c stage=" + installation.place().stage();
  }

  private static Optional<Finding> differs(
      String name, String rendered, Installation installation) {
    String arn = installation.place().machine().apply(name);
    Optional<String> deployed = installation.aws().orElseThrow().definition(arn);
    if (deployed.isEmpty()) {
      return Optional.of(new Finding.Broken(name + " is not deployed", deploy(installation)));
    }
    return difference(rendered, deployed.get())
        .map(
            path ->
                new Finding.Doubtful(
                    "the deployed definition of " + name + " differs from the files at " + path,
                    deploy(installation).replace("deploy", "diff")));
  }

  private static Optional<String> difference(String rendered, String deployed) {
    try {
      return new DefinitionMatch().difference(JSON.readTree(rendered), JSON.readTree(deployed));
    } catch (JsonProcessingException _) {
      return Optional.of("its beginning: it is not JSON");
    }
  }

  /** The deployment fills these in with ARNs that only it knows. */
  private static Deployment placeholders(String stage) {
    return new Deployment(
        stage,
        step -> "${" + step.functionName() + "}",
        flow -> "${Flow_" + flow.replace('-', '_') + "}",
        "${RunArn}",
        "${SyncArn}",
        "${TopicArn}");
  }
}
