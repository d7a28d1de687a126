package airstep.embedded.airbyte;

import java.util.Locale;
import java.util.UUID;

/** A team's room in Airbyte. */
public record Workspace(UUID id, String name) {

  /** The name as it stands in addresses. */
  String slug() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
