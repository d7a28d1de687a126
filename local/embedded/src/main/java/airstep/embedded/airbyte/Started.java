package airstep.embedded.airbyte;

/** What came of asking for a job. */
sealed interface Started {

  record Created(EmbeddedJob job) implements Started {}

  record AlreadyRunning(EmbeddedJob job) implements Started {}

  record NotActive(EmbeddedConnectionStatus status) implements Started {}
}
