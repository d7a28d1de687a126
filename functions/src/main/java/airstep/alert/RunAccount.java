package airstep.alert;

import airstep.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The account of a run, as it ends with it, put as a run to alert about. */
public final class RunAccount {

  private RunAccount() {}

  /**
   * What {@link RunResult#of} reads.
   *
   * @param account what the run came to
   * @param news what a run that is closed knows beside that
   */
  public static Map<String, Object> result(JsonObject account, JsonObject news) {
    Map<String, Object> result = new LinkedHashMap<>(account.fields());
    result.remove("failed");
    if (account.text("status").filter("FAILED"::equals).isPresent()) {
      Map<String, Object> failed = new LinkedHashMap<>(account.fields());
      failed.put("count", account.whole("failed").orElse(0));
      failed.put("down", news.whole("down").orElse(0));
      // Without the step that closes a run there is only the code.
      news.object("failed").ifPresent(why -> failed.put("reason", RunSentence.of(why)));
      result.put("failed", failed);
    }
    news.fields().forEach(result::putIfAbsent);
    return result;
  }
}
