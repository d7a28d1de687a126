package airstep.steps;

import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.Map;

/** A step whose input and output are records of the vocabulary. */
abstract class TypedStep<I, O> extends Step {

  TypedStep(StepParts parts) {
    super(parts);
  }

  @Override
  final Map<String, ?> run(JsonObject input, StepLog log) {
    return write(run(read(input), log));
  }

  abstract I read(JsonObject input);

  abstract O run(I input, StepLog log);

  abstract Map<String, ?> write(O output);
}
