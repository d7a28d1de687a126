package airstep.secrets;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import java.util.Optional;

/** A secret's fields. It never shows them: not in its text, not in an error. */
public final class Secret {

  private final String name;
  private final JsonObject fields;

  private Secret(String name, JsonObject fields) {
    this.name = name;
    this.fields = fields;
  }

  /**
   * Reads the value that a secret store gave.
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

  public String name() {
    return name;
  }

  /** The text of that field, if it is there and not blank. */
  public Optional<String> text(String field) {
    return fields.text(field).map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * The text of that field.
   *
   * @throws SecretUnusableException if it is missing; the message names the field
   */
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
