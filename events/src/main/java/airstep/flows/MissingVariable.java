package airstep.flows;

import java.nio.file.Path;

/** A variable of a flow file that is not set, so that its example value is used. */
public record MissingVariable(Path file, String name, int line) {}
