package airstep.steps;

import airstep.airbyte.Pause;
import airstep.http.Http;
import airstep.secrets.Secrets;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * All that a step takes from outside.
 *
 * @param logLines takes each log line, without a line end
 * @param pause how a step waits between two tries of its own
 */
public record StepParts(
    Http http, Secrets secrets, InstantSource clock, Pause pause, Consumer<String> logLines) {}
