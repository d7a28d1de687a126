package airstep.vocabulary;

import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The mark of an execution that another execution has started. */
public final class StartedBy {

  /**
   * The key in the input of such an execution. Its value is the ARN of the other one, which the
   * console shows as a link.
   */
  public static final String KEY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

  private static final Pattern EXECUTION =
      Pattern.compile("arn:[\\w-]+:states:[\\w-]+:[0-9]{12}:(execution|express):[^\\s\"]{1,400}");

  private StartedBy() {}

  /**
   * Returns an input without the mark, which says nothing about what is to be done.
   *
   * @throws MissingFieldException if its value is not the ARN of an execution
   */
  static JsonObject removedFrom(JsonObject input) {
    if (!input.fields().containsKey(KEY)) {
      return input;
    }
    if (!EXECUTION.matcher(input.text(KEY).orElse("")).matches()) {
      throw new MissingFieldException(KEY, "the ARN of an execution");
    }
    Map<String, Object> rest = new LinkedHashMap<>(input.fields());
    rest.remove(KEY);
    return JsonObject.of(rest);
  }
}
