package airstep.embedded.secrets;

import java.time.Instant;

/** One value that a secret had or has. */
record SecretVersion(String id, String value, Instant createdAt) {}
