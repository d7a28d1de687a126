package airstep.embedded.slack;

import java.util.Optional;
import java.util.Set;

/** One character of a picture, and the drawing that stands for it if there is one. */
record Glyph(String text, Set<Look> looks, Optional<PictureIcon> icon) {}
