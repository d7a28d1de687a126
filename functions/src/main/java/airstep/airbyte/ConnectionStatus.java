package airstep.airbyte;

/** The status of a connection in Airbyte. */
public enum ConnectionStatus {
  ACTIVE("active"),
  INACTIVE("switched off in Airbyte (inactive)"),
  LOCKED("locked by Airbyte"),
  DELETED("deleted in Airbyte (deprecated)"),
  /** An unknown status. Airbyte decides whether the connection can sync. */
  OTHER("in a state unknown to this version");

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

  /** Returns whether Airbyte would certainly refuse a sync. */
  public boolean preventsSync() {
    return switch (this) {
      case INACTIVE, LOCKED, DELETED -> true;
      case ACTIVE, OTHER -> false;
    };
  }

  /** Returns how the status completes the sentence "the connection is …". */
  public String description() {
    return description;
  }
}
