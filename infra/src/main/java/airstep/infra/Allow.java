package airstep.infra;

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

  /** The condition that a service acts on behalf of this account. */
  private static final Map<String, Object> FOR_US =
      Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));

  private Allow() {}

  static PolicyStatement on(List<String> resources, String... actions) {
    return builder(resources, actions).build();
  }

  static PolicyStatement on(String resource, String... actions) {
    return on(List.of(resource), actions);
  }

  /** Begins a statement that also needs conditions, principals or another effect. */
  static PolicyStatement.Builder builder(List<String> resources, String... actions) {
    return PolicyStatement.Builder.create().actions(List.of(actions)).resources(resources);
  }

  /** Allows the service to do this on behalf of this account, if the other conditions hold. */
  static PolicyStatement service(
      String service, String resource, String action, Map<String, Object> conditions) {
    // Unlike Map.of, sorted in the same order at every synthesis.
    Map<String, Object> all = new TreeMap<>(conditions);
    all.putAll(FOR_US);
    return builder(List.of(resource), action)
        .principals(List.of(new ServicePrincipal(service)))
        .conditions(all)
        .build();
  }

  /**
   * Allows publishing Airstep's events only. Other events could trigger any rule of the account.
   *
   * @param detailTypes their types, where a star matches any suffix
   */
  static PolicyStatement events(String busArn, List<String> detailTypes) {
    return builder(List.of(busArn), "events:PutEvents")
        .conditions(
            new TreeMap<>(
                Map.of(
                    "StringEquals", Map.of("events:source", SOURCE),
                    "StringLike", Map.of("events:detail-type", detailTypes))))
        .build();
  }

  /** Creates a role that the services can assume only on behalf of this account. */
  static Role role(Construct scope, List<String> services, List<PolicyStatement> rights) {
    IPrincipal[] principals =
        services.stream()
            .map(service -> ServicePrincipal.Builder.create(service).conditions(FOR_US).build())
            .toArray(IPrincipal[]::new);
    return role(
        scope, principals.length == 1 ? principals[0] : new CompositePrincipal(principals), rights);
  }

  /** Creates a role. Lambda, unlike other services, does not pass the account that it acts for. */
  static Role role(Construct scope, IPrincipal principal, List<PolicyStatement> rights) {
    return Role.Builder.create(scope, "Role")
        .assumedBy(principal)
        .inlinePolicies(
            Map.of("Rights", PolicyDocument.Builder.create().statements(rights).build()))
        .build();
  }
}
