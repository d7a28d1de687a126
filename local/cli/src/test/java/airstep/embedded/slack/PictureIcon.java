package airstep.embedded.slack;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Drawings of the emoji of alerts, because emoji look different on each machine or are missing. */
enum PictureIcon {
  RED("🔴", circle("#dd2e44")),
  ORANGE("🟠", circle("#f4900c")),
  YELLOW("🟡", circle("#fdcb58")),
  GREEN("🟢", circle("#78b159")),
  AGAIN(
      "🔁",
      """
      <rect width="20" height="20" rx="4" fill="#3b88c3"/>
      <path d="M4 9 V8 Q4 6 6 6 H13 M16 11 V12 Q16 14 14 14 H7" fill="none" stroke="#fff" stroke-width="2"/>
      <path d="M12.5 3 L16.5 6 L12.5 9 Z M7.5 11 L3.5 14 L7.5 17 Z" fill="#fff"/>\
      """),
  LOOK(
      "👀",
      """
      <g fill="#f5f8fa" stroke="#66757f" stroke-width="1"><ellipse cx="5" cy="10" rx="4.4" ry="7"/><ellipse cx="15" cy="10" rx="4.4" ry="7"/></g>
      <g fill="#292f33"><ellipse cx="3.8" cy="11" rx="2" ry="3"/><ellipse cx="13.8" cy="11" rx="2" ry="3"/></g>\
      """),
  MEND(
      "🛠️",
      """
      <path d="M3 17 L12 8" stroke="#8899a6" stroke-width="3" stroke-linecap="round"/>
      <path d="M16.5 2.5 A4.2 4.2 0 1 0 17.8 8 L14 8 L12.5 5.5 Z" fill="#8899a6"/>
      <path d="M17 17 L8 8" stroke="#c1694f" stroke-width="2.6" stroke-linecap="round"/>
      <rect x="1.6" y="4.4" width="9.6" height="4.6" rx="1" fill="#66757f" transform="rotate(-45 6.4 6.7)"/>\
      """),
  FALLING(
      "📉",
      """
      <rect width="20" height="20" rx="2" fill="#e1e8ed"/>
      <path d="M3 4 L8 9 L11 7 L17 16" fill="none" stroke="#dd2e44" stroke-width="2.2" stroke-linejoin="round"/>\
      """);

  private final String emoji;
  private final String drawing;

  PictureIcon(String emoji, String drawing) {
    this.emoji = emoji;
    this.drawing = drawing;
  }

  static Optional<PictureIcon> of(String emoji) {
    return Stream.of(values()).filter(icon -> icon.emoji.equals(emoji)).findFirst();
  }

  String id() {
    return "icon-" + name().toLowerCase(Locale.ROOT);
  }

  String symbol() {
    return "<symbol id=\"%s\" viewBox=\"0 0 20 20\">%s</symbol>\n".formatted(id(), drawing.strip());
  }

  private static String circle(String color) {
    return "<circle cx=\"10\" cy=\"10\" r=\"9\" fill=\"" + color + "\"/>";
  }
}
