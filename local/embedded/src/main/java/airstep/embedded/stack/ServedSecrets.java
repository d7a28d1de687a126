package airstep.embedded.stack;

import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.embedded.transport.Service;
import airstep.secrets.CachedSecrets;
import airstep.secrets.Secret;
import airstep.secrets.Secrets;
import java.time.InstantSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The secrets of a Secrets Manager in this process, read with the SDK's client. All readers share
 * that client, since opening one takes as long as dozens of calls.
 */
public record ServedSecrets(Service manager, CachedSecrets cached) implements Secrets {

  private static final ScopedValue<Service> CALLED = ScopedValue.newInstance();

  /** Creates a reader with a cache of its own. */
  public ServedSecrets(Service manager, InstantSource clock) {
    this(manager, new CachedSecrets(() -> Opened.CLIENT, clock));
  }

  @Override
  public Secret read(String name) {
    return ScopedValue.where(CALLED, manager).call(() -> cached.read(name));
  }

  @Override
  public void forget(String name) {
    cached.forget(name);
  }

  private static final class Opened {
    static final SecretsManagerClient CLIENT =
        InMemorySdkHttpClient.openOnce(
            SecretsManagerClient.builder(), request -> CALLED.get().handle(request));
  }
}
