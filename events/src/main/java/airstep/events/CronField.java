package airstep.events;

import static airstep.events.Refusal.quote;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.parser.CronParser;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of a cron's five fields.
 *
 * @param text in numbers; {@code *} if it rules nothing out
 * @param values what it matches, ascending; Sunday is 0
 */
public record CronField(String text, List<Integer> values) {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /** Leaves out what cron-utils reads beyond crontab, and 5/15, which crontabs disagree on. */
  private static final Pattern CRONTAB;

  static {
    String part = "(?:(?:\\*|\\w+-\\w+)(?:/\\d+)?|\\w+)";
    CRONTAB = Pattern.compile(part + "(?:," + part + ")*");
  }

  public CronField {
    values = List.copyOf(values);
  }

  /** Whether it is anything but a star. */
  public boolean restricted() {
    return !text.equals("*");
  }

  static CronField minute(String text) {
    return parse(text, CronFieldName.MINUTE, "minute", 0, 59, "");
  }

  static CronField hour(String text) {
    return parse(text, CronFieldName.HOUR, "hour", 0, 23, "");
  }

  static CronField dayOfMonth(String text) {
    return parse(text, CronFieldName.DAY_OF_MONTH, "day of month", 1, 31, "");
  }

  static CronField month(String text) {
    return parse(text, CronFieldName.MONTH, "month", 1, 12, " or JAN to DEC");
  }

  static CronField dayOfWeek(String text) {
    // cron-utils takes SUN for 7 even where a range begins with it.
    String sundayFirst = text.replaceAll("(?i)\\bSUN-", "0-");
    CronField field =
        parse(sundayFirst, CronFieldName.DAY_OF_WEEK, "day of week", 0, 7, " or SUN to SAT");
    return new CronField(
        field.text, field.values.stream().map(day -> day % 7).sorted().distinct().toList());
  }

  private static CronField parse(
      String text, CronFieldName name, String noun, int least, int most, String names) {
    try {
      if (CRONTAB.matcher(text).matches()) {
        // The other fields are stars, so that a complaint is about this one.
        String[] cron = {"*", "*", "*", "*", "*"};
        cron[name.getOrder() - 1] = text;
        FieldExpression parsed =
            PARSER.parse(String.join(" ", cron)).retrieve(name).getExpression();
        return new CronField(
            parsed.asString(), values(parsed, least, most).sorted().distinct().boxed().toList());
      }
    } catch (IllegalArgumentException _) {
      // Its message names neither the field nor a remedy: ours does.
    }
    throw new Refusal(
        "%s is no %s".formatted(quote(text), noun),
        "write *, or %d to %d%s, a range a-b, a step */n or a-b/n, or several with commas"
            .formatted(least, most, names));
  }

  private static IntStream values(FieldExpression parsed, int least, int most) {
    return switch (parsed) {
      case Always _ -> IntStream.rangeClosed(least, most);
      case On on -> IntStream.of(on.getTime().getValue());
      case Between range -> IntStream.rangeClosed(number(range.getFrom()), number(range.getTo()));
      case And and -> and.getExpressions().stream().flatMapToInt(e -> values(e, least, most));
      case Every every -> stepped(every, least, most);
      default -> throw new IllegalArgumentException(parsed.asString());
    };
  }

  private static IntStream stepped(Every every, int least, int most) {
    int period = every.getPeriod().getValue();
    int[] range = values(every.getExpression(), least, most).toArray();
    return IntStream.range(0, range.length).filter(i -> i % period == 0).map(i -> range[i]);
  }

  private static int number(FieldValue<?> value) {
    return (Integer) value.getValue();
  }
}
