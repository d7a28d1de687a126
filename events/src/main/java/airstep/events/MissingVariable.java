package airstep.events;

/** A variable of a flow file that is not set, so that the example's value stands in for it. */
public record MissingVariable(String name, int line) {}
