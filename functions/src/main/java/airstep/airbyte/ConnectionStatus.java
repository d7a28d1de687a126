package airstep.airbyte;

/** What Airbyte lets a connection do. */
public enum ConnectionStatus {
  ACTIVE("active"),
  INACTIVE("switched off in Airbyte (inactive)"),
  LOCKED("locked by Airbyte"),
  DELETED("deleted in Airbyte (deprecated)"),
  /** A word that we do not know: Airbyte itself will say whether it can be synced. */
  OTHER("in a state that this version does not know");

  private final String description;

  ConnectionStatus(String description) {
    this.description = description;
  }

  static ConnectionStatus of(String word) {
    return switch (word) {
      case "active" -> ACTIVE;
      case "inactive" -> INACTIVE;
      case "locked" -> LOCKED;
      case "deprecated" -> DELETED;
      default -> OTHER;
    };
  }

  /** Whether a sync would be refused for sure. */
  public boolean preventsSync() {
    return switch (this) {
      case INACTIVE, LOCKED, DELETED -> true;
      case ACTIVE, OTHER -> false;
    };
  }

  /** How a sentence says it: "the connection is …". */
  public String description() {
    return description;
  }
}
