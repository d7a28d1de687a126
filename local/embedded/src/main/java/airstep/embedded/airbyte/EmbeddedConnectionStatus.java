package airstep.embedded.airbyte;

import java.util.Locale;

/** Whether a connection may sync: only an active one may. */
public enum EmbeddedConnectionStatus {
  ACTIVE,
  /** Switched off, by a person or by Airbyte after many failures. */
  INACTIVE,
  /** Airbyte's word for deleted. */
  DEPRECATED,
  /** Held by Airbyte, for instance for want of credits. */
  LOCKED;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
