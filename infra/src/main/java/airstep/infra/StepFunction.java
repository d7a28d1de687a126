package airstep.infra;

import airstep.vocabulary.StepName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The Lambda function of one step, with its role and log. */
final class StepFunction {

  private StepFunction() {}

  /**
   * Creates the function.
   *
   * @param code the path of function.jar
   * @param network the VPC, which the function joins if it calls Airbyte
   */
  static Function create(
      Construct all,
      StepName step,
      Stage stage,
      Path code,
      StepRights stepRights,
      Optional<CfnFunction.VpcConfigProperty> network) {
    Construct scope = new Construct(all, step.functionName());
    String name = stage.namedAs(step.functionName());
    var vpc = network.filter(_ -> stepRights.callsAirbyte(step));
    LogGroup log = stage.log(scope, logGroupName(stage, step));
    List<PolicyStatement> rights = new ArrayList<>(stepRights.of(step));
    rights.add(Allow.on(log.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
    rights.add(Allow.on("*", "xray:PutTelemetryRecords", "xray:PutTraceSegments"));
    vpc.ifPresent(_ -> rights.addAll(Network.rights(new Arns(stage).function(name))));
    Role role = Allow.role(scope, new ServicePrincipal("lambda.amazonaws.com"), rights);
    Function function =
        Function.Builder.create(scope, "Function")
            .currentVersionOptions(
                VersionOptions.builder()
                    .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                    .build())
            .functionName(name)
            .description("Airstep's step " + step.functionName())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .handler("airstep.steps." + step.functionName())
            .code(Code.fromAsset(code.toString()))
            .memorySize(megabytes(step))
            .timeout(Duration.seconds(step.functionTimeout().toSeconds()))
            .environment(
                stepRights
                    .firstSecret(step)
                    .map(secret -> Map.of("AIRSTEP_FIRST_SECRET", secret))
                    .orElse(Map.of()))
            .role(role.withoutPolicyUpdates())
            .tracing(Tracing.ACTIVE)
            .logGroup(log)
            .loggingFormat(LoggingFormat.JSON)
            .applicationLogLevelV2(ApplicationLogLevel.INFO)
            .systemLogLevelV2(SystemLogLevel.INFO)
            .build();
    if (function.getNode().getDefaultChild() instanceof CfnFunction resource) {
      vpc.ifPresent(resource::setVpcConfig);
    }
    return function;
  }

  /**
   * Returns the memory, which also determines the CPU: what {@code MemoryIT} measures with the
   * largest inputs, and a reserve for Lambda itself.
   */
  private static int megabytes(StepName step) {
    // Listing 1,500 connections creates much garbage before the heap is collected.
    return step == StepName.PLAN_RUN ? 512 : 256;
  }

  static String logGroupName(Stage stage, StepName step) {
    return "/aws/lambda/" + stage.namedAs(step.functionName());
  }
}
