package airstep.http;

import airstep.log.StepLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Logs one line for each HTTP call, successful or not. */
public record LoggedHttp(Http http, StepLog log, InstantSource clock) {

  /**
   * Sends the request.
   *
   * @param path the path for the log, without the query and without secrets
   * @param attempt counted from 1
   */
  public Http.Response send(Http.Request request, String path, int attempt) throws IOException {
    long start = clock.millis();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("method", request.method());
    line.put("path", path);
    try {
      Http.Response response = http.send(request);
      line.put("status", response.status());
      return response;
    } catch (IOException e) {
      line.put("failure", e.getClass().getSimpleName());
      throw e;
    } finally {
      line.put("milliseconds", clock.millis() - start);
      line.put("attempt", attempt);
      log.info("http", line);
    }
  }
}
