package airstep.vocabulary.json;

/** A JSON object lacks a field, or the field has another type. */
public final class MissingFieldException extends RuntimeException {

  /**
   * Creates the exception.
   *
   * @param kind what the field should be, such as {@code a string}
   */
  public MissingFieldException(String field, String kind) {
    super("`" + field + "` is missing or is not " + kind);
  }
}
