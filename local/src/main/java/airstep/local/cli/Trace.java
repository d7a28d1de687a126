package airstep.local.cli;

import airstep.json.Json;
import airstep.local.interpreter.Execution;
import airstep.local.interpreter.ExecutionListener;
import airstep.local.interpreter.HistoryEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes every history event of every execution to a file, a JSON object a line. */
final class Trace implements ExecutionListener, AutoCloseable {

  private final PrintWriter writer;

  private Trace(PrintWriter writer) {
    this.writer = writer;
  }

  /** Writes to that file; nowhere if it is null. */
  static Trace to(Path file) {
    try {
      return new Trace(
          file == null
              ? new PrintWriter(Writer.nullWriter())
              : new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UsageException("--trace " + file + ": cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("execution", execution.arn());
    line.putAll(event.render());
    writer.println(Json.write(line));
  }

  @Override
  public void close() {
    writer.close();
  }
}
