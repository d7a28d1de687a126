package airstep.json;

/** A JSON object lacks a field, or the field has another type. */
public final class MissingFieldException extends RuntimeException {

  MissingFieldException(String field, String kind) {
    super("`" + field + "` is missing or is not " + kind);
  }
}
