package airstep.embedded.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A secret with all its versions, the current one last.
 *
 * @param versions at least one
 */
record StoredSecret(String name, String arn, List<SecretVersion> versions) {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  StoredSecret {
    versions = List.copyOf(versions);
  }

  StoredSecret with(SecretVersion next) {
    var more = new ArrayList<>(versions);
    more.add(next);
    return new StoredSecret(name, arn, more);
  }

  /** Secrets are asked for by name, by ARN, or by the ARN without its random ending. */
  boolean answersTo(String id) {
    return id.equals(name) || id.equals(arn) || id.equals(arn.substring(0, arn.lastIndexOf('-')));
  }

  Optional<SecretVersion> byId(String versionId) {
    return versions.stream().filter(version -> version.id().equals(versionId)).findFirst();
  }

  Optional<SecretVersion> byStage(String stage) {
    return versions.stream().filter(version -> stages(version).contains(stage)).findFirst();
  }

  List<String> stages(SecretVersion version) {
    int age = versions.size() - 1 - versions.indexOf(version);
    return switch (age) {
      case 0 -> List.of(CURRENT);
      case 1 -> List.of(PREVIOUS);
      default -> List.of();
    };
  }
}
