package airstep.page;

import airstep.json.Json;
import airstep.vocabulary.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page as one HTML file with its styles, scripts and libraries inside.
 *
 * @param policy the Content-Security-Policy, which names each script and style by its hash
 */
record PageDocument(String html, String policy) {

  private static final List<String> LICENSES =
      List.of(
          "/META-INF/resources/webjars/preact/10.26.4/LICENSE",
          "/META-INF/resources/webjars/uplot/1.6.30/LICENSE");

  private static final List<String> LIBRARIES =
      List.of(
          "/META-INF/resources/webjars/preact/10.26.4/dist/preact.min.umd.js",
          "/META-INF/resources/webjars/preact/10.26.4/hooks/dist/hooks.umd.js",
          "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js");

  private static final List<String> STYLES =
      List.of(
          "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css",
          "theme.css",
          "page.css",
          "timeline.css",
          "runs.css",
          "dialog.css");

  /** In the order in which they use each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "element",
          "words",
          "time",
          "source",
          "filter",
          "lanes",
          "header",
          "attention",
          "days",
          "timeline",
          "runs",
          "chart",
          "connections",
          "details",
          "logs",
          "dialogs",
          "pauses",
          "retries",
          "keys",
          "app");

  private static final String FAVICON =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect"
          + " width='16' height='16' rx='4' fill='%23356859'/%3E%3Cpath d='M4 11.5h3v-3h3v-3h2.5'"
          + " fill='none' stroke='white' stroke-width='1.8'/%3E%3C/svg%3E";

  /** Returns the page that asks its server for what it shows. */
  static PageDocument served(PageCommands commands) {
    return of(commands, new JsonFields(), "connect-src 'self'; ", "Airstep");
  }

  /**
   * Returns the page that contains what it shows.
   *
   * @param data what the server would answer
   */
  static PageDocument containing(PageCommands commands, JsonFields data) {
    return of(commands, data, "", "Airstep report");
  }

  private static PageDocument of(
      PageCommands commands, JsonFields data, String connect, String title) {
    String style = texts(STYLES, "\n");
    String libraries = texts(LIBRARIES, "\n");
    String script =
        "'use strict';\n(() => {\n"
            + SCRIPTS.stream()
                .map(name -> Asset.text(name + ".js"))
                .collect(Collectors.joining("\n"))
            + "\n})();";
    // The policy of a report is in the file itself, which has no headers.
    String policy =
        "default-src 'none'; "
            + connect
            + "img-src data:; style-src %s; script-src %s %s; base-uri 'none'; form-action 'none'"
                .formatted(hash(style), hash(libraries), hash(script));
    String html =
        Asset.text("page.html")
            // First, since a script may have the same in braces.
            .replace("{runs}", inText(commands.runs()))
            .replace("{licenses}", texts(LICENSES, "\n\n"))
            .replace("{policy}", policy)
            .replace("{title}", title)
            .replace("{favicon}", FAVICON)
            .replace("{style}", style)
            .replace("{libraries}", libraries)
            .replace("{script}", script)
            // Last, so that nothing in it is replaced.
            .replace("{data}", inScript(Json.write(data.put("commands", commands))));
    return new PageDocument(html, policy + "; frame-ancestors 'none'");
  }

  private static String texts(List<String> names, String between) {
    return names.stream().map(Asset::text).collect(Collectors.joining(between));
  }

  /** Escapes what would end the script element that contains the JSON. */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String inText(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;");
  }

  private static String hash(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
