package airstep.infra;

import airstep.flows.Flow;
import airstep.statemachine.FunctionNames;
import airstep.vocabulary.StepName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

/** The Lambda functions of a stage, one for each step, with their roles and logs. */
final class Functions extends Construct {

  private final Stage stage;
  private final Path code;
  private final StepRights rights;
  private final Optional<CfnFunction.VpcConfigProperty> vpc;
  private final Map<StepName, Function> steps = new EnumMap<>(StepName.class);

  /**
   * Creates the functions.
   *
   * @param code the path of function-arm64.zip
   * @param network the VPC that functions calling Airbyte join
   */
  Functions(Construct scope, Stage stage, List<Flow> flows, Path code, Optional<Network> network) {
    super(scope, "Functions");
    this.stage = stage;
    this.code = code;
    rights = new StepRights(stage, flows);
    vpc = network.map(joined -> joined.vpc(this, stage));
    for (StepName step : StepName.values()) {
      steps.put(step, create(step));
    }
  }

  /**
   * Returns the ARNs of the versions that definitions call, by the names of their placeholders. A
   * change of the code or the settings publishes a new version. Old versions stay, because running
   * executions call them. A failed deployment deletes its own, because the next attempt would
   * publish no second version of the same code.
   */
  Map<String, String> versions() {
    Map<String, String> arns = new TreeMap<>();
    // A rule calls the newest code, because it reads executions of every release.
    steps.keySet().stream()
        .filter(StepName::inDefinitions)
        .forEach(
            step ->
                arns.put(
                    step.functionName(), steps.get(step).getCurrentVersion().getFunctionArn()));
    return arns;
  }

  Function of(StepName step) {
    return steps.get(step);
  }

  private Function create(StepName step) {
    Construct scope = new Construct(this, step.functionName());
    String name = stage.namedAs(step.functionName());
    LogGroup log = stage.log(scope, logGroupName(stage, step));
    var joined = vpc.filter(_ -> rights.callsAirbyte(step));
    List<PolicyStatement> all = new ArrayList<>(rights.of(step));
    all.add(Allow.on(log.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
    all.add(Allow.on("*", "xray:PutTelemetryRecords", "xray:PutTraceSegments"));
    joined.ifPresent(_ -> all.addAll(NetworkRights.of(Stage.functionArn(name))));
    Role role = Allow.role(scope, new ServicePrincipal("lambda.amazonaws.com"), all);
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
                rights
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
      joined.ifPresent(resource::setVpcConfig);
    }
    return function;
  }

  /**
   * Returns the memory, which also determines the CPU: what {@code MemoryIT} measures with the
   * largest inputs, and a reserve for Lambda itself.
   */
  private static int megabytes(StepName step) {
    // Listing many connections creates much garbage before the heap is collected.
    return step == StepName.PLAN_RUN ? 512 : 256;
  }

  static String logGroupName(Stage stage, StepName step) {
    return new FunctionNames(stage.name()).logGroup(step);
  }
}
