package airstep.cli;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes every history event of every execution to a file, one JSON object per line. */
final class Trace implements ExecutionListener, AutoCloseable {

  private final Path file;
  private final PrintWriter writer;

  private Trace(Path file, Writer writer) {
    this.file = file;
    this.writer = new PrintWriter(writer);
  }

  /** Writes to that file; nowhere if it is null. */
  static Trace to(Path file) {
    try {
      return new Trace(file, file == null ? Writer.nullWriter() : Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw new UsageException(
          "--trace %s: cannot write: %s; choose a file in a folder that you can write to"
              .formatted(file, FileTrouble.of(e)));
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
    boolean failed = writer.checkError();
    writer.close();
    if (failed) {
      throw new UsageException(
          "--trace " + file + ": could not write all of it; is the disk full?");
    }
  }
}
