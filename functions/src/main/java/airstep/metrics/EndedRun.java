package airstep.metrics;

import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunId;

/** A run that has ended, and how. */
public record EndedRun(RunId run, RunEvent event) {}
