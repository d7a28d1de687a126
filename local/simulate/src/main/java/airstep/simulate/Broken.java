package airstep.simulate;

/** A promise that a day has broken, and how. */
record Broken(Invariant invariant, String what) {}
