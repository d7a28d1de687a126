package airstep.page;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request over a socket, which may have any header, also those that clients set themselves. */
record RawHttp(int status, Map<String, String> headers, String body) {

  static RawHttp get(URI base, String path, String... headers) {
    return send(base, "GET", path, "", headers);
  }

  /**
   * Sends a request. Of headers with the same name, the last one counts; an empty one is left out.
   */
  static RawHttp send(URI base, String method, String path, String body, String... headers) {
    Map<String, String> sent = new LinkedHashMap<>();
    sent.put("Host", base.getAuthority());
    for (String header : headers) {
      String[] sides = header.split(":", 2);
      sent.put(sides[0], sides[1].strip());
    }
    sent.put("Connection", "close");
    sent.put("Content-Length", "" + body.length());
    StringBuilder request =
        new StringBuilder(
            "%s %s%s HTTP/1.1\r\n"
                .formatted(method, base.getRawPath().isEmpty() ? "/" : base.getRawPath(), path));
    sent.forEach(
        (name, value) -> request.append(value.isEmpty() ? "" : name + ": " + value + "\r\n"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
      socket.getOutputStream().write((request + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
      return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawHttp read(String response) {
    String[] parts = response.split("\r\n\r\n", 2);
    Map<String, String> headers = new LinkedHashMap<>();
    parts[0]
        .lines()
        .skip(1)
        .map(line -> line.split(":", 2))
        .forEach(sides -> headers.put(sides[0].toLowerCase(Locale.ROOT), sides[1].strip()));
    return new RawHttp(Integer.parseInt(response.split(" ", 3)[1]), headers, parts[1]);
  }

  /** Returns an empty text if there is no such header. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  JsonObject json() {
    return Json.readObject(body);
  }
}
