package airstep.bench.polling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Draws polls against mean lag, both on logarithmic scales, readable on light and dark pages. */
final class FrontierChart {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;
  private static final int MARGIN = 44;
  private static final int STEPS = 8;

  /** The scales: 5 s to 600 s, 2 to 300 polls. */
  private static final double LEAST_LAG = 5;

  private static final double MOST_LAG = 600;
  private static final double LEAST_POLLS = 2;
  private static final double MOST_POLLS = 300;

  private static final String STYLE =
      """
      <style>
      text { font: 11px system-ui, sans-serif; fill: #57606a; }
      .title { font-weight: 600; }
      .axis { stroke: #8c959f; fill: none; }
      .grid { stroke: #8c959f; stroke-opacity: 0.25; }
      path.fixed { stroke: #bc4c00; } path.backOff { stroke: #8250df; }
      path.airstep { stroke: #0969da; stroke-width: 2.5; }
      path.optimum { stroke: #1a7f37; stroke-dasharray: 4 3; }
      path.line { fill: none; }
      @media (prefers-color-scheme: dark) {
        text { fill: #9da7b3; }
        path.fixed { stroke: #f0883e; } path.backOff { stroke: #b388ff; }
        path.airstep { stroke: #58a6ff; } path.optimum { stroke: #56d364; }
      }
      </style>
      """;

  private record Line(
      String css, String label, DoubleFunction<Setting> family, List<Double> values) {}

  private static final List<Line> LINES =
      List.of(
          new Line("fixed", "fixed", Setting::every, steps(10, 1200)),
          new Line("backOff", "back-off", Setting::backOff, steps(10, 500)),
          new Line("airstep", "Airstep", Setting::airstep, steps(0.3, 6)),
          new Line("optimum", "optimum", Setting::optimum, steps(4, 4000)));

  private FrontierChart() {}

  static String svg(List<Durations> panels) {
    int columns = 2;
    int rows = (panels.size() + 1) / columns;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
            .formatted(columns * (WIDTH + MARGIN) + 20, rows * (HEIGHT + 2 * MARGIN) + MARGIN));
    svg.append("<title>Polls of a sync of about 30 minutes against the mean lag</title>\n");
    svg.append(STYLE);
    for (int i = 0; i < panels.size(); i++) {
      svg.append(
          "<g transform=\"translate(%d %d)\">\n"
              .formatted(
                  MARGIN + i % columns * (WIDTH + MARGIN),
                  MARGIN + i / columns * (HEIGHT + 2 * MARGIN)));
      panel(svg, panels.get(i));
      svg.append("</g>\n");
    }
    legend(svg, rows * (HEIGHT + 2 * MARGIN));
    return svg.append("</svg>\n").toString();
  }

  private static void panel(StringBuilder svg, Durations durations) {
    svg.append(text(0, -10, "title", durations.name()));
    for (int lag : new int[] {10, 30, 100, 300}) {
      svg.append("<path class=\"grid\" d=\"M%s 0V%d\"/>\n".formatted(coordinate(x(lag)), HEIGHT));
      svg.append(text(x(lag) - 6, HEIGHT + 15, "", lag + " s"));
    }
    for (int polls : new int[] {3, 10, 30, 100}) {
      svg.append("<path class=\"grid\" d=\"M0 %sH%d\"/>\n".formatted(coordinate(y(polls)), WIDTH));
      svg.append(text(-26, y(polls) + 4, "", Integer.toString(polls)));
    }
    svg.append("<path class=\"axis\" d=\"M0 0V%dH%d\"/>\n".formatted(HEIGHT, WIDTH));
    svg.append(text(WIDTH - 60, HEIGHT + 30, "", "mean lag"));
    for (Line line : LINES) {
      List<String> points = new ArrayList<>();
      for (double value : line.values()) {
        Seen seen = line.family().apply(value).watch(durations);
        if (seen.mean() >= LEAST_LAG && seen.mean() <= MOST_LAG && seen.polls() <= MOST_POLLS) {
          points.add(coordinate(x(seen.mean())) + " " + coordinate(y(seen.polls())));
        }
      }
      svg.append(
          "<path class=\"line %s\" d=\"M%s\"/>\n".formatted(line.css(), String.join("L", points)));
    }
  }

  private static void legend(StringBuilder svg, int top) {
    svg.append("<g transform=\"translate(%d %d)\">\n".formatted(MARGIN, top));
    svg.append(text(0, 12, "title", "Polls of a sync of half an hour:"));
    for (int i = 0; i < LINES.size(); i++) {
      int left = 220 + 110 * i;
      svg.append("<path class=\"line %s\" d=\"M%d 8h30\"/>\n".formatted(LINES.get(i).css(), left));
      svg.append(text(left + 38, 12, "", LINES.get(i).label()));
    }
    svg.append("</g>\n");
  }

  private static double x(double lag) {
    return WIDTH * Math.log(lag / LEAST_LAG) / Math.log(MOST_LAG / LEAST_LAG);
  }

  private static double y(double polls) {
    return HEIGHT * (1 - Math.log(polls / LEAST_POLLS) / Math.log(MOST_POLLS / LEAST_POLLS));
  }

  private static List<Double> steps(double from, double to) {
    List<Double> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      steps.add(from * Math.pow(to / from, i / (STEPS - 1.0)));
    }
    return steps;
  }

  private static String text(double x, double y, String css, String text) {
    return "<text x=\"%s\" y=\"%s\"%s>%s</text>\n"
        .formatted(
            coordinate(x), coordinate(y), css.isEmpty() ? "" : " class=\"" + css + "\"", text);
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
