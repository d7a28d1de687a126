package airstep.vocabulary.run;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a check found in Airbyte: the output of CheckAirbyte.
 *
 * @param workspaces how many workspaces the key may see; empty if it may not list them
 * @param connections how many connections the flow would sync
 * @param saw what is in order
 * @param untried what a check cannot test
 * @param problems why a run would fail
 * @param notes additional information
 */
public record AirbyteFindings(
    OptionalLong workspaces,
    OptionalLong connections,
    List<String> saw,
    List<String> untried,
    List<String> problems,
    List<String> notes) {}
