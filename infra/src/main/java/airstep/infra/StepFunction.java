package airstep.infra;

import airstep.vocabulary.StepName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
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
final class StepFunction extends Construct {

  private static final String PACKAGE = "airstep.steps.";

  private final Function function;

  /**
   * What differs between steps.
   *
   * @param code the path of function.jar
   * @param rights its permissions besides writing its log and traces
   * @param firstSecret the secret to read at a cold start, if all its calls need the same
   * @param vpc the VPC that it joins
   */
  record Props(
      StepName step,
      Stage stage,
      Path code,
      List<PolicyStatement> rights,
      Optional<String> firstSecret,
      Optional<CfnFunction.VpcConfigProperty> vpc) {}

  StepFunction(Construct scope, String id, Props props) {
    super(scope, id);
    String name = props.stage().namedAs(props.step().functionName());
    LogGroup log =
        LogGroup.Builder.create(this, "Log")
            .logGroupName(logGroupName(props.stage(), props.step()))
            .retention(props.stage().retention())
            .removalPolicy(props.stage().removalPolicy())
            .build();
    List<PolicyStatement> rights = new ArrayList<>(props.rights());
    rights.add(Allow.on(log.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
    rights.add(Allow.tracing());
    String arn = Arns.of(this, props.stage()).function(name);
    props.vpc().ifPresent(_ -> rights.addAll(FunctionNetwork.rights(arn)));
    Role role = Allow.functionRole(this, rights);
    Map<String, String> environment = new TreeMap<>();
    props.firstSecret().ifPresent(secret -> environment.put("AIRSTEP_FIRST_SECRET", secret));
    function =
        Function.Builder.create(this, "Function")
            .currentVersionOptions(
                VersionOptions.builder()
                    .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                    .build())
            .functionName(name)
            .description("Airstep's step " + props.step().functionName())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .handler(PACKAGE + props.step().functionName())
            .code(Code.fromAsset(props.code().toString()))
            .memorySize(megabytes(props.step()))
            .timeout(Duration.seconds(props.step().functionTimeout().toSeconds()))
            .environment(environment)
            .role(role.withoutPolicyUpdates())
            .tracing(Tracing.ACTIVE)
            .logGroup(log)
            .loggingFormat(LoggingFormat.JSON)
            .applicationLogLevelV2(ApplicationLogLevel.INFO)
            .systemLogLevelV2(SystemLogLevel.INFO)
            .build();
    if (function.getNode().getDefaultChild() instanceof CfnFunction resource) {
      props.vpc().ifPresent(resource::setVpcConfig);
    }
  }

  /**
   * Returns the ARN of the version with this code and these settings. A change publishes a new one.
   * Old versions stay, because running executions call them. A failed deployment deletes its own,
   * because the next attempt would publish no second version of the same code.
   */
  String version() {
    return function.getCurrentVersion().getFunctionArn();
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

  Function function() {
    return function;
  }
}
