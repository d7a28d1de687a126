package airstep.operate;

import airstep.vocabulary.run.RunHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short ids of runs: the first characters of a hash of the ARN, as many as are unique. */
final class RunIds {

  /** The minimum number of characters. */
  static final int SHORTEST = 4;

  private RunIds() {}

  /** Returns the shortest unique id for each ARN. */
  static Map<String, String> shortest(List<String> executionArns) {
    Map<String, String> arns = new HashMap<>();
    executionArns.forEach(arn -> arns.put(RunHash.of(arn), arn));
    List<String> hashes = new ArrayList<>(arns.keySet());
    Collections.sort(hashes);
    Map<String, String> ids = new HashMap<>();
    for (int i = 0; i < hashes.size(); i++) {
      String hash = hashes.get(i);
      int same =
          Math.max(
              i == 0 ? 0 : common(hash, hashes.get(i - 1)),
              i == hashes.size() - 1 ? 0 : common(hash, hashes.get(i + 1)));
      ids.put(arns.get(hash), hash.substring(0, Math.max(SHORTEST, same + 1)));
    }
    return ids;
  }

  /** The sorted neighbours of a hash share the longest beginning with it. */
  private static int common(String one, String other) {
    int length = 0;
    while (length < one.length() && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
