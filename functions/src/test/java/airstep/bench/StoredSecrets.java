package airstep.bench;

import airstep.json.Json;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Secrets in memory. A value stays cached until the step discards it, as on Lambda. */
public final class StoredSecrets implements Secrets {

  private static final Set<String> NOT_SECRET = Set.of("api_url", "client_id", "username");

  private final Map<String, String> stored = new HashMap<>();
  private final Map<String, Secret> held = new HashMap<>();
  private final List<String> forgotten = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  public void store(String name, Map<String, String> fields) {
    stored.put(name, Json.write(fields));
    fields.forEach(
        (field, value) -> {
          if (!NOT_SECRET.contains(field)) {
            values.add(value);
          }
        });
  }

  /** A token or similar text from a server, which must be hidden like the secrets. */
  public void alsoHidden(String value) {
    values.add(value);
  }

  @Override
  public Secret read(String name) {
    return held.computeIfAbsent(name, this::parse);
  }

  @Override
  public void forget(String name) {
    forgotten.add(name);
    held.remove(name);
  }

  public List<String> forgotten() {
    return forgotten;
  }

  /** Every confidential text, including those of replaced secrets. */
  List<String> values() {
    return values;
  }

  private Secret parse(String name) {
    String value = stored.get(name);
    if (value == null) {
      throw new SecretUnusableException("secret " + name + " does not exist");
    }
    return Secret.parse(name, value);
  }
}
