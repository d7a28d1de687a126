package airstep.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * The handler that Lambda loads, which passes each call to the step. The package has a subclass
 * with the name of each step.
 */
public abstract class Start implements RequestStreamHandler {

  private final RequestStreamHandler step;

  /** Loads the class with this object's name from the packed classes, and creates the step. */
  protected Start() {
    try {
      // Lambda sets it to the folder of the unpacked package.
      Path classes = Path.of(System.getenv("LAMBDA_TASK_ROOT"), "lib", "classes");
      ClassLoader loader = PackedClassLoader.open(classes, Start.class.getClassLoader());
      Thread.currentThread().setContextClassLoader(loader);
      step =
          (RequestStreamHandler)
              loader.loadClass(getClass().getName()).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    step.handleRequest(in, out, context);
  }
}
