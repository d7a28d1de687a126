package airstep.embedded.slack;

import java.util.Optional;
import java.util.Set;

/** One character of a picture, and its drawing if it has one. */
record Glyph(String text, Set<Look> looks, Optional<PictureIcon> icon) {}
