package airstep.asl.definition;

import java.util.List;

/** One entry of {@code Catch}. */
public record Catcher(List<String> errors, Exit exit) {}
