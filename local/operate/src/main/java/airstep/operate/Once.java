package airstep.operate;

import java.util.function.Supplier;

/** Asks a question once, and repeats its answer or its failure. Not thread-safe. */
public final class Once<T> implements Supplier<T> {

  private Supplier<T> question;
  private T answer;
  private RuntimeException failure;

  public Once(Supplier<T> question) {
    this.question = question;
  }

  @Override
  public T get() {
    if (question != null) {
      try {
        answer = question.get();
      } catch (RuntimeException e) {
        failure = e;
      }
      question = null;
    }
    if (failure != null) {
      throw failure;
    }
    return answer;
  }
}
