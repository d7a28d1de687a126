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

/** Statements and roles that allow what they name and nothing else. */
final class Allow {

  /** The source of every event of ours. */
  static final String SOURCE = "airstep";

  private Allow() {}

  /** These actions on these resources. */
  static PolicyStatement on(List<String> resources, String... actions) {
    return PolicyStatement.Builder.create()
        .actions(Arrays.asList(actions))
        .resources(resources)
        .build();
  }

  static PolicyStatement on(String resource, String... actions) {
    return on(List.of(resource), actions);
  }

  /** Actions for which AWS knows no narrower resource than all. */
  static PolicyStatement onAnything(String... actions) {
    return on("*", actions);
  }

  /**
   * Putting of events on that bus, but of ours only: whoever could put others would speak for
   * everything that the account's rules listen to.
   *
   * @param detailTypes which of them; a star stands for any end
   */
  static PolicyStatement events(String busArn, List<String> detailTypes) {
    // In the same order at every synthesis, which Map.of would not be.
    Map<String, Object> ours = new TreeMap<>();
    ours.put("StringEquals", Map.of("events:source", SOURCE));
    ours.put("StringLike", Map.of("events:detail-type", detailTypes));
    return PolicyStatement.Builder.create()
        .actions(List.of("events:PutEvents"))
        .resources(List.of(busArn))
        .conditions(ours)
        .build();
  }

  /** Writing of trace segments, which belong to no resource. */
  static PolicyStatement tracing() {
    return onAnything("xray:PutTelemetryRecords", "xray:PutTraceSegments");
  }

  /** A role with exactly those rights for those services, when they act for this account. */
  static Role role(Construct scope, List<String> services, List<PolicyStatement> rights) {
    Map<String, Object> forUs = Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
    IPrincipal[] principals =
        services.stream()
            .map(service -> ServicePrincipal.Builder.create(service).conditions(forUs).build())
            .toArray(IPrincipal[]::new);
    return role(
        scope, principals.length == 1 ? principals[0] : new CompositePrincipal(principals), rights);
  }

  /** A role with which that service starts executions of one machine. */
  static Role start(Construct scope, String service, String machineArn) {
    return role(scope, List.of(service), List.of(on(machineArn, "states:StartExecution")));
  }

  /** A role with exactly those rights for a function. Lambda does not say whom it acts for. */
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
