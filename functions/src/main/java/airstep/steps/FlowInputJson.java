package airstep.steps;

import airstep.json.JsonObject;
import airstep.json.MissingFieldException;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.FlowInput.Check;
import java.util.Optional;

/** Reads a {@link FlowInput}. */
public final class FlowInputJson {

  private FlowInputJson() {}

  /**
   * Reads the input; empty if no flow accepts these keys together.
   *
   * @throws MissingFieldException if a value is invalid
   */
  public static Optional<FlowInput> read(JsonObject json) {
    return Optional.ofNullable(FlowInput.forms().get(json.fields().keySet()))
        .map(form -> form.of(json::needText, json::needTime))
        .filter(input -> !(input instanceof Check) || json.isTrue(Check.CHECK));
  }
}
