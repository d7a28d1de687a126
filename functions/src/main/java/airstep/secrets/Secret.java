package airstep.secrets;

import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.vocabulary.json.JsonObject;
import java.util.Optional;

/** The fields of a secret. Their values appear neither in its text nor in errors. */
public record Secret(String name, JsonObject fields) {

  /**
   * Parses the value from the secret store.
   *
   * @throws SecretUnusableException if it is not a JSON object
   */
  public static Secret parse(String name, String value) {
    try {
      return new Secret(name, Json.readObject(value));
    } catch (MalformedJsonException e) {
      throw new SecretUnusableException(
          "secret " + name + " is not a JSON object (" + e.getMessage() + ")");
    }
  }

  /** Returns the text of a field, if it exists and is not blank. */
  public Optional<String> text(String field) {
    return fields.text(field).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Returns the text of a field; a {@link SecretUnusableException} names one that is missing. */
  public String needText(String field) {
    return text(field)
        .orElseThrow(
            () ->
                new SecretUnusableException(
                    "secret " + name + " has no `" + field + "`: add it to the secret's JSON"));
  }

  @Override
  public String toString() {
    return "Secret[" + name + "]";
  }
}
