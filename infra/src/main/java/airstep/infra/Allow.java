package airstep.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** Policy statements and roles with exact permissions. */
final class Allow {

  /** The source of Airstep's events. */
  static final String SOURCE = "airstep";

  private Allow() {}

  static PolicyStatement on(List<String> resources, String... actions) {
    return PolicyStatement.Builder.create()
        .actions(Arrays.asList(actions))
        .resources(resources)
        .build();
  }

  static PolicyStatement on(String resource, String... actions) {
    return on(List.of(resource), actions);
  }

  /** Allows actions that AWS cannot restrict to a resource. */
  static PolicyStatement onAnything(String... actions) {
    return on("*", actions);
  }

  /**
   * Allows publishing Airstep's events only. Other events could trigger any rule of the account.
   *
   * @param detailTypes their types, where a star matches any end
   */
  static PolicyStatement events(String busArn, List<String> detailTypes) {
    // Unlike Map.of, sorted in the same order at every synthesis.
    Map<String, Object> ours = new TreeMap<>();
    ours.put("StringEquals", Map.of("events:source", SOURCE));
    ours.put("StringLike", Map.of("events:detail-type", detailTypes));
    return PolicyStatement.Builder.create()
        .actions(List.of("events:PutEvents"))
        .resources(List.of(busArn))
        .conditions(ours)
        .build();
  }

  /** Allows writing trace segments, which belong to no resource. */
  static PolicyStatement tracing() {
    return onAnything("xray:PutTelemetryRecords", "xray:PutTraceSegments");
  }

  /** Creates a role that the services can assume only on behalf of this account. */
  static Role role(Construct scope, List<String> services, List<PolicyStatement> rights) {
    Map<String, Object> forUs = Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
    IPrincipal[] principals =
        services.stream()
            .map(service -> ServicePrincipal.Builder.create(service).conditions(forUs).build())
            .toArray(IPrincipal[]::new);
    return role(
        scope, principals.length == 1 ? principals[0] : new CompositePrincipal(principals), rights);
  }

  /** Creates a role with which the service starts executions of one machine. */
  static Role start(Construct scope, String service, String machineArn) {
    return role(scope, List.of(service), List.of(on(machineArn, "states:StartExecution")));
  }

  /** Creates the role of a function. Lambda does not pass the account that it acts for. */
  static Role functionRole(Construct scope, List<PolicyStatement> rights) {
    return role(scope, new ServicePrincipal("lambda.amazonaws.com"), rights);
  }

  private static Role role(Construct scope, IPrincipal principal, List<PolicyStatement> rights) {
    return Role.Builder.create(scope, "Role")
        .assumedBy(principal)
        .inlinePolicies(
            Map.of("Rights", PolicyDocument.Builder.create().statements(rights).build()))
        .build();
  }
}
