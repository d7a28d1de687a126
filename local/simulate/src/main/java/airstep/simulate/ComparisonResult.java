package airstep.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of a comparison.
 *
 * @param scores by name, Airstep's first
 */
public record ComparisonResult(long seed, int days, Map<String, Score> scores) {

  public ComparisonResult {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** The result as one JSON object with the counts. */
  public String toJson() {
    try {
      return new ObjectMapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
