package airstep.embedded.airbyte;

/** What came of asking for a job. */
sealed interface Started {

  record Created(Job job) implements Started {}

  record AlreadyRunning(Job job) implements Started {}

  record NotActive(ConnectionStatus status) implements Started {}
}
