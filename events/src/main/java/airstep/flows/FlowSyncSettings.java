package airstep.flows;

import airstep.vocabulary.WhenRunning;
import java.time.Duration;

/**
 * How a flow syncs each of its connections.
 *
 * @param whenRunning what to do if the connection already runs a job
 * @param timeout for each sync, from its accepted trigger
 * @param triggerTimeout for the request that starts a job
 */
public record FlowSyncSettings(
    JobKind job,
    WhenRunning whenRunning,
    Duration timeout,
    Poll poll,
    Duration triggerTimeout,
    Retries retries) {}
