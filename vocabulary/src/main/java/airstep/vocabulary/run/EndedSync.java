package airstep.vocabulary.run;

/** How the execution of a sync ended: with an outcome, or without one. */
public sealed interface EndedSync permits SyncOutcome, LostSync {}
