package airstep.cli;

import airstep.json.Json;
import airstep.terminal.Console;
import airstep.vocabulary.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The command {@code ui} in a thread of the test, until it is closed. */
final class ServedUi implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final PipedInputStream said = new PipedInputStream(100_000);
  private final BufferedReader err = lines(said);
  private final FutureTask<Integer> command;
  private final Thread thread;

  /** The addresses that it has printed. */
  final JsonObject addresses;

  private ServedUi(Path history, List<String> args) throws IOException {
    PipedInputStream printed = new PipedInputStream();
    Console console = new Console(into(printed), into(said), false, false);
    History kept = new History(history, InstantSource.system());
    command = new FutureTask<>(() -> Airstep.run(console, kept, args.toArray(String[]::new)));
    thread = Thread.ofPlatform().start(command);
    addresses = Json.readObject(lines(printed).readLine());
  }

  static ServedUi in(Path history, String... options) {
    List<String> args = new ArrayList<>(List.of("ui", "--json"));
    args.addAll(List.of(options));
    try {
      return new ServedUi(history, args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream into(PipedInputStream lines) throws IOException {
    return new PrintStream(new PipedOutputStream(lines), true, StandardCharsets.UTF_8);
  }

  private static BufferedReader lines(PipedInputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** Waits for a line that it prints for a person, and returns it. */
  String said(String beginning) {
    try {
      String line = err.readLine();
      while (!line.contains(beginning)) {
        line = err.readLine();
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String get(String path) {
    return send(request(path).GET()).body();
  }

  /** Retries a run as the page does, which asks before. */
  HttpResponse<String> retry(String id, boolean all) {
    return retry(URI.create(addresses.needText("page")), id, all);
  }

  static HttpResponse<String> retry(URI page, String id, boolean all) {
    String asked = send(HttpRequest.newBuilder(page.resolve("retry/" + id)).GET()).body();
    String next = Json.readObject(asked).needText("next");
    String body = Json.write(Map.of("all", all, "next", next));
    return send(
        HttpRequest.newBuilder(page.resolve("run/" + id + "/retry"))
            .header("Origin", "http://" + page.getAuthority())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(addresses.needText("page")).resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the newest run knows its job, so that its clean-up has nothing to look for. */
  static void awaitJob(Path history) {
    JsonObject run;
    do {
      run = Ran.in(history, "runs", "show", "@last", "--json").json();
    } while (!run.needText("status").equals("RUNNING")
        || run.objects("connections").stream().noneMatch(one -> one.whole("jobId").isPresent()));
  }

  /** Ends it as a second Ctrl-C does. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      if (command.get() != 0) {
        throw new IllegalStateException("ui has ended with " + command.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
