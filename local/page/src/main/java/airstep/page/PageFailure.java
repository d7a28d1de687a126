package airstep.page;

import airstep.aws.SdkFailure;
import airstep.json.Json;
import airstep.operate.PlaceUnusableException;
import airstep.operate.StartedMeanwhileException;
import airstep.operate.UnknownRunException;
import airstep.states.StatesRefusedException;
import airstep.states.StatesUnavailableException;
import airstep.store.StoreUnusableException;
import airstep.text.OneLine;
import airstep.vocabulary.json.JsonFields;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Answers with one line that says what went wrong. */
final class PageFailure {

  private static final int LONGEST_MESSAGE = 500;
  private static final int CONFLICT = 409;
  private static final int OF_THE_PLACE = 502;

  private PageFailure() {}

  /** Returns what the question finds as JSON, or why it finds nothing. */
  static PageAnswer orAnswer(Supplier<JsonFields> question) {
    try {
      JsonFields found = question.get();
      return found == null ? answer(404, "no such page") : PageAnswer.json(200, Json.write(found));
    } catch (WrongRequestException e) {
      return answer(e.status(), e.getMessage());
    } catch (RetryRefusedException | StartedMeanwhileException e) {
      return answer(CONFLICT, e.getMessage());
    } catch (UnknownRunException e) {
      return answer(404, e.getMessage());
    } catch (PlaceUnusableException | StatesUnavailableException | StatesRefusedException e) {
      return answer(OF_THE_PLACE, e.getMessage());
    } catch (SdkException e) {
      return answer(OF_THE_PLACE, "AWS did not answer as expected: " + SdkFailure.of(e).said());
    } catch (StoreUnusableException e) {
      return answer(500, e.getMessage());
    } catch (RuntimeException e) {
      return answer(500, e.toString());
    }
  }

  static PageAnswer answer(int status, String message) {
    String line = OneLine.of(message, LONGEST_MESSAGE);
    return PageAnswer.json(status, Json.write(new JsonFields().put("message", line)));
  }
}
