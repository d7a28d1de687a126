package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.Reply;
import airstep.asl.ServiceIntegration;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A CodeBuild whose builds succeed at once.
 *
 * @param started the arguments of each start, as JSON
 */
record CodeBuild(List<String> started) implements ServiceIntegration {

  CodeBuild() {
    this(new ArrayList<>());
  }

  @Override
  public TaskResource resource() {
    return new TaskResource(
        "arn:aws:states:::codebuild:startBuild.sync",
        Set.of("ProjectName"),
        Set.of("EnvironmentVariablesOverride"));
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    started.add(JsonValues.write(arguments));
    reply.succeeded(ObjectValue.of("Build", ObjectValue.of("BuildStatus", "SUCCEEDED")));
    return _ -> {};
  }
}
