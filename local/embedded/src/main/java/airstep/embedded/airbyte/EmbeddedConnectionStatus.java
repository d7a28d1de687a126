package airstep.embedded.airbyte;

import java.util.Locale;

/** The status of a connection: only an active one may sync. */
public enum EmbeddedConnectionStatus {
  ACTIVE,
  /** Disabled by a person, or by Airbyte after many failures. */
  INACTIVE,
  /** Airbyte's word for deleted. */
  DEPRECATED,
  /** Locked by Airbyte, for example for lack of credits. */
  LOCKED;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
