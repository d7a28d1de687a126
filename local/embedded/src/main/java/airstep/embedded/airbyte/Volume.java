package airstep.embedded.airbyte;

/** The committed data of a job. */
public record Volume(long rows, long bytes) {}
