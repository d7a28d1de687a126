package airstep.steps;

import airstep.http.Http;
import airstep.secrets.Secret;
import airstep.secrets.Secrets;
import java.time.InstantSource;

/** The dependencies of a step on Lambda that calls nothing, so a cold start loads no client. */
final class OnLambdaAlone {

  private OnLambdaAlone() {}

  static StepParts get() {
    Http http =
        _ -> {
          throw none();
        };
    return new StepParts(
        http,
        new NoSecrets(),
        InstantSource.system(),
        _ -> {
          throw none();
        },
        System.out::println,
        () -> {
          throw none();
        },
        () -> {
          throw none();
        });
  }

  private static IllegalStateException none() {
    return new IllegalStateException("this step calls nothing");
  }

  private static final class NoSecrets implements Secrets {

    @Override
    public Secret read(String name) {
      throw none();
    }

    @Override
    public void forget(String name) {
      throw none();
    }
  }
}
