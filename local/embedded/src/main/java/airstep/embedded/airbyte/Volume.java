package airstep.embedded.airbyte;

/** What a job committed. */
public record Volume(long rows, long bytes) {}
