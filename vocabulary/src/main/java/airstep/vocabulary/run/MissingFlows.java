package airstep.vocabulary.run;

import java.util.List;

/**
 * The output of CheckUpstream.
 *
 * @param missing the names of the flows that have not succeeded
 */
public record MissingFlows(List<String> missing) {}
