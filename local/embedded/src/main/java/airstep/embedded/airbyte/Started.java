package airstep.embedded.airbyte;

/** The result of a request to start a job. */
sealed interface Started {

  record Created(EmbeddedJob job) implements Started {}

  record AlreadyRunning(EmbeddedJob job) implements Started {}

  record NotActive(EmbeddedConnectionStatus status) implements Started {}
}
