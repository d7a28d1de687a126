package airstep.asl.expression;

import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The functions that Step Functions adds to JSONata, and those that depend on time or randomness.
 */
final class Builtins {

  /** Every function that an expression may call. */
  static final Set<String> NAMES =
      Set.of(
          """
          sum count max min average string substring substringBefore substringAfter lowercase
          uppercase length trim pad match contains replace split join formatNumber formatBase
          formatInteger parseInteger number floor ceil round abs sqrt power random boolean not map
          zip filter single reduce sift keys lookup append exists spread merge reverse each error
          assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl
          decodeUrlComponent decodeUrl eval toMillis fromMillis clone now millis parse partition
          range hash uuid\
          """
              .split("\\s+"));

  /** JSONata's functions that are refused, each with the reason. */
  static final Map<String, String> REFUSED =
      Map.of(
          "eval", "$eval does not exist in Step Functions; use $parse for JSON",
          "shuffle", "$shuffle is not supported: its order could not be repeated");

  private static final int MOST_ITEMS = 1_000_000;
  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  /** Functions that depend only on their arguments. */
  private static final Map<String, JFunction> PURE =
      Map.of(
          "parse", function("<s-:x>", args -> parse(text(args, 0))),
          "substring", function("<s-nn?:s>", Builtins::substring),
          "partition", function("<an:a>", Builtins::partition),
          "range", function("<nnn:a>", Builtins::range),
          "hash", function("<s-s:s>", args -> hash(text(args, 0), text(args, 1))));

  private Builtins() {}

  /** The function of this name in this scope; null for one that the library has. */
  static JFunction in(EvaluationScope scope, String name) {
    return switch (name) {
      case "now" -> function("<s?s?:s>", args -> now(scope, args));
      case "millis" -> function("<:n>", _ -> scope.clock().instant().toEpochMilli());
      case "random" -> function("<n?:n>", args -> random(scope, args));
      case "uuid" -> function("<:s>", _ -> RandomIds.uuid(scope.random()));
      default -> PURE.get(name);
    };
  }

  private static JFunction function(String signature, Function<List<?>, Object> body) {
    return new JFunction((_, args) -> body.apply((List<?>) args), signature);
  }

  private static Object now(EvaluationScope scope, List<?> args) {
    return Functions.dateTimeFromMillis(
        scope.clock().instant().toEpochMilli(), text(args, 0), text(args, 1));
  }

  private static Object random(EvaluationScope scope, List<?> args) {
    Number seed = number(args, 0);
    return seed == null
        ? scope.random().nextDouble()
        : new SplittableRandom(Double.doubleToLongBits(seed.doubleValue())).nextDouble();
  }

  private static Object parse(String json) {
    return json == null ? null : JsonValues.parse(json);
  }

  /** By code points: the library's version fails on text outside the basic plane. */
  private static Object substring(List<?> args) {
    String text = text(args, 0);
    if (text == null) {
      return null;
    }
    int[] points = text.codePoints().toArray();
    double first = number(args, 1).doubleValue();
    double begin = Math.max(0, first < 0 ? points.length + first : first);
    Number length = number(args, 2);
    double end =
        length == null ? points.length : Math.min(points.length, begin + length.doubleValue());
    return begin >= end ? "" : new String(points, (int) begin, (int) end - (int) begin);
  }

  private static Object partition(List<?> args) {
    if (!(args.getFirst() instanceof List<?> items)) {
      return null;
    }
    long size = whole(args, 1);
    if (size < 1) {
      throw new IllegalArgumentException("$partition needs a size of at least 1, not " + size);
    }
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < items.size(); i += (int) Math.min(size, items.size())) {
      parts.add(ArrayValue.of(items.subList(i, (int) Math.min(i + size, items.size()))));
    }
    return ArrayValue.of(parts);
  }

  private static Object range(List<?> args) {
    long first = whole(args, 0);
    long last = whole(args, 1);
    long step = whole(args, 2);
    if (step == 0) {
      throw new IllegalArgumentException("$range needs a step other than 0");
    }
    if ((last - first) / step >= MOST_ITEMS) {
      throw new IllegalArgumentException("$range gives more than " + MOST_ITEMS + " items");
    }
    List<Object> items = new ArrayList<>();
    for (long item = first; step > 0 ? item <= last : item >= last; item += step) {
      items.add(item);
    }
    // A sequence of one item becomes that item, as in JSONata; the parts of $partition do not.
    return items.size() == 1 ? items.getFirst() : ArrayValue.of(items);
  }

  private static Object hash(String data, String algorithm) {
    if (data == null || algorithm == null) {
      return null;
    }
    if (!DIGESTS.contains(algorithm)) {
      throw new IllegalArgumentException("$hash knows " + DIGESTS + ", not " + algorithm);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(List<?> args, int index) {
    return index < args.size() ? (String) args.get(index) : null;
  }

  private static Number number(List<?> args, int index) {
    return index < args.size() ? (Number) args.get(index) : null;
  }

  private static long whole(List<?> args, int index) {
    Number value = number(args, index);
    if (value == null || value.doubleValue() != Math.rint(value.doubleValue())) {
      throw new IllegalArgumentException("a whole number is needed, not " + value);
    }
    return value.longValue();
  }
}
