package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedAirbyte;
import java.util.List;
import java.util.Map;

/** A day that a peer played. */
record PeerPlayed(
    EmbeddedAirbyte airbyte, List<Account> accounts, Map<FaultKind, Integer> struck) {}
