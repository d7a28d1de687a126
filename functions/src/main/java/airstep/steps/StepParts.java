package airstep.steps;

import airstep.bus.EventPublisher;
import airstep.http.Http;
import airstep.http.Pause;
import airstep.secrets.Secrets;
import airstep.states.Executions;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All that a step takes from outside.
 *
 * @param logLines takes each log line, without a line end
 * @param pause how a step waits between two tries of its own
 * @param executions opens Step Functions, for the few steps that ask it; costly at a cold start
 * @param bus opens EventBridge, likewise
 */
public record StepParts(
    Http http,
    Secrets secrets,
    InstantSource clock,
    Pause pause,
    Consumer<String> logLines,
    Supplier<Executions> executions,
    Supplier<EventPublisher> bus) {}
