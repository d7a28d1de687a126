package airstep.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. Nothing is cached, and no other site may frame, read or sniff it. */
record PageAnswer(int status, Map<String, String> headers, String body) {

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  /** For all but the page itself: load nothing, run nothing. */
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

  static PageAnswer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", NOTHING, text + "\n");
  }

  static PageAnswer json(int status, String body) {
    return of(status, "application/json", NOTHING, body);
  }

  static PageAnswer html(String policy, String body) {
    return of(200, "text/html; charset=utf-8", policy, body);
  }

  private static PageAnswer of(int status, String type, String policy, String body) {
    Map<String, String> headers = new LinkedHashMap<>(ALWAYS);
    headers.put("Content-Type", type);
    headers.put("Content-Security-Policy", policy);
    return new PageAnswer(status, headers, body);
  }

  /** The same with headers of another service. */
  PageAnswer with(Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(this.headers);
    more.forEach(
        (name, value) ->
            headers.put(name.equalsIgnoreCase("content-type") ? "Content-Type" : name, value));
    return new PageAnswer(status, headers, body);
  }
}
