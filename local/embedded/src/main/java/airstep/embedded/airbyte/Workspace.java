package airstep.embedded.airbyte;

import java.util.Locale;
import java.util.UUID;

public record Workspace(UUID id, String name) {

  static Workspace named(String name) {
    return new Workspace(NamedId.of("workspace " + name), name);
  }

  /** The name in URLs. */
  String slug() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
