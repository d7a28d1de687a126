package airstep.flows;

import java.nio.file.Path;

/** A variable of a flow file that is not set, so that the example's value stands in for it. */
public record MissingVariable(Path file, String name, int line) {}
