package airstep.embedded.states;

import airstep.asl.StepFunctionsException;
import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One page of a list.
 *
 * @param next the key of the last row of the page; empty for the last page
 */
record Page<T>(List<T> rows, Optional<String> next) {

  /**
   * Returns the requested page. New rows at the front do not shift it.
   *
   * @param key returns the key of a row
   */
  static <T> Page<T> of(List<T> all, JsonObject asked, Function<T, String> key) {
    int size = EmbeddedStates.pageSize(asked);
    int from = asked.text("nextToken").map(token -> after(all, token, key)).orElse(0);
    int to = Math.min(all.size(), from + size);
    return new Page<>(
        all.subList(from, to),
        to == all.size() ? Optional.empty() : Optional.of(key.apply(all.get(to - 1))));
  }

  private static <T> int after(List<T> all, String token, Function<T, String> key) {
    return 1
        + IntStream.range(0, all.size())
            .filter(index -> key.apply(all.get(index)).equals(token))
            .findFirst()
            .orElseThrow(() -> new StepFunctionsException("InvalidToken", "no token: " + token));
  }

  <R> Page<R> map(Function<T, R> shape) {
    return new Page<>(rows.stream().map(shape).toList(), next);
  }

  Map<String, Object> answer(String name) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(name, rows);
    next.ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }
}
