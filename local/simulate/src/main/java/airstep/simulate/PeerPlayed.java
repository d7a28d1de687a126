package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedAirbyte;
import java.util.List;
import java.util.Map;

/** A day that is over on which a peer saw to the syncs. */
record PeerPlayed(EmbeddedAirbyte airbyte, List<Account> accounts, Map<FaultKind, Integer> struck) {

  PeerPlayed {
    accounts = List.copyOf(accounts);
  }
}
