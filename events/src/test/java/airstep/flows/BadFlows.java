package airstep.flows;

import static airstep.flows.FlowFolder.CONNECTION;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Flow files with one problem each, and the expected message. */
final class BadFlows {
  private static final List<String> GOOD =
      List.of(
          "description: good",
          "schedule: {cron: \"0 7 * * *\"}",
          "connections: [%s]".formatted(CONNECTION));

  private static final String CRON_FIELD =
      ", a range a-b, a step */n or a-b/n, or several separated by commas";
  private static final String DURATION = "write it like 30s, 5m, 2h, 1h30m or 7d";
  private static final String TAG =
      "use 1 to 128 letters, digits and _.:/=+@-, not starting with aws:";

  /** Replaces the valid schedule. */
  private static final String AFTER = "schedule: {timezone: UTC}\n";

  private BadFlows() {}

  /**
   * A bad file.
   *
   * @param written the invalid line, in place of the valid one with the same key
   * @param line where the problem is
   * @param bySchema whether the schema detects it as well
   */
  record Bad(String written, int line, String problem, boolean bySchema) {
    String yaml() {
      String key = written.substring(0, written.indexOf(':') + 1);
      boolean replaces = GOOD.stream().anyMatch(good -> good.startsWith(key));
      return Stream.concat(
              GOOD.stream().map(good -> good.startsWith(key) ? written : good),
              replaces ? Stream.empty() : Stream.of(written))
          .collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public String toString() {
      return written;
    }
  }

  static List<Bad> all() {
    return Stream.of(
            keys(), values(), schedules(), patterns(), chains(), lists(), alerts(), combinations())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Bad> keys() {
    return List.of(
        schema("timout: 30m", 4, "unknown key 'timout'; did you mean timeout?"),
        schema("retries: {cuont: 1}", 4, "unknown key 'retries.cuont'; did you mean count?"),
        schema(
            "airbyte: {maxConcurrent: 0}",
            4,
            "airbyte.maxConcurrent: 0 is out of range; use a number from 1 to 1000"),
        schema(
            "airbyte: {url: x}",
            4,
            "unknown key 'airbyte.url'; valid keys are maxConcurrent, secret"),
        reader(
            "enabled: true\nenabled: false",
            5,
            "duplicate key 'enabled', first written on line 4; remove one of them"),
        schema("poll:", 4, "poll has no value; give it one or delete the line"),
        schema("[a, b]: 1", 4, "a key must be one word; write key: value"),
        reader("timeout: &t 30m", 4, "anchors are not supported; write the value out"),
        schema(
            "timeout: ${T",
            4,
            "'${T' must not contain ${; write a variable as ${NAME}, of letters, digits and _"),
        reader("description: \"{% $now() %}\"", 1, "'{% $now() %}' must not contain {%; remove it"),
        reader("description: ${NOWHERE}", 1, "NOWHERE is not set; export it or add it to .env"));
  }

  private static List<Bad> values() {
    return List.of(
        schema(
            "enabled: yes",
            4,
            "enabled: 'yes' is text, not true or false; write true or false without quotes"),
        schema(
            "description: 5",
            1,
            "description: 5 is read as a number, not as text; put it in quotes"),
        schema("description: \"\"", 1, "description: has 0 characters; use 1 to 512"),
        schema("description: \"a\\nb\"", 1, "description: is more than one line; write it in one"),
        reader(
            "retries: {count: 5, delay: 1h}",
            4,
            "retries: the last pause can be 625d; lower count, delay or multiplier to keep it"
                + " within 7d"),
        schema("timeout: 30", 4, "timeout: '30' is not a duration; " + DURATION),
        schema("timeout: 30x", 4, "timeout: '30x' is not a duration; " + DURATION),
        schema("timeout: [30m]", 4, "timeout: is a list, not text; write one value"),
        reader("timeout: 30s", 4, "timeout: 30s is out of range; use 1m to 7d"),
        reader("timeout: 7d1s", 4, "timeout: 7d1s is out of range; use 1m to 7d"),
        reader("poll: 5s", 4, "poll: 5s is out of range; use 10s to 1h"),
        reader("poll: {first: 2h}", 4, "poll.first: 2h is out of range; use 10s to 1h"),
        reader(
            "poll: {first: 10m}",
            4,
            "poll: first 10m is longer than max 5m; set first to at most max"),
        schema(
            "poll: [15s, 300s]",
            4,
            "poll: is a list, not a mapping; write its keys below it: first, max"),
        reader("triggerTimeout: 14m", 4, "triggerTimeout: 14m is out of range; use 10s to 13m"),
        schema(
            "retries: 2",
            4,
            "retries: is a number, not a mapping; write its keys below it: count, delay, jitter,"
                + " multiplier, on"),
        schema(
            "retries: {count: 6}", 4, "retries.count: 6 is out of range; use a number from 0 to 5"),
        schema(
            "retries: {count: 1.5}",
            4,
            "retries.count: '1.5' is a number, not a whole number; use 0 to 5"),
        schema(
            "retries: {count: two}",
            4,
            "retries.count: 'two' is text, not a number; use a number from 0 to 5"),
        schema(
            "retries: {multiplier: 0.5}",
            4,
            "retries.multiplier: 0.5 is out of range; use a number from 1 to 10"),
        schema(
            "retries: {jitter: 1.5}",
            4,
            "retries.jitter: 1.5 is out of range; use a number from 0 to 1"),
        schema(
            "retries: {jitter: .inf}",
            4,
            "retries.jitter: '.inf' is not a plain decimal number; use a number from 0 to 1"),
        schema(
            "concurrency: 401", 4, "concurrency: 401 is out of range; use a number from 1 to 400"),
        schema(
            "airbyte: {secret: \"arn:aws:x\"}",
            4,
            "airbyte.secret: 'arn:aws:x' is not a secret name; use the name, not the ARN: 1 to"
                + " 512 letters, digits and /_+=.@-"),
        reader(
            "freshness: 8d",
            4,
            "freshness: 8d is longer than a CloudWatch alarm can look back; use at most 7d"),
        reader(
            "freshness: 90m",
            4,
            "freshness: 1h30m is not a whole number of hours; write it like 26h or 7d"),
        reader(
            "freshness: 0h",
            4,
            "freshness: 0s is not a whole number of hours; write it like 26h or 7d"),
        reader(
            "freshness: 59m",
            4,
            "freshness: 59m is not a whole number of hours; write it like 26h or 7d"),
        schema(
            "job: refresh",
            4,
            "job: Airbyte's public API does not support refresh (it answers 422); start the refresh"
                + " in the Airbyte UI, or use sync or clear"),
        schema("whenRunning: waits", 4, "whenRunning: unknown value 'waits'; did you mean wait?"),
        schema(
            "whenRunning: skip", 4, "whenRunning: unknown value 'skip'; use adopt, wait or fail"),
        schema("job: synk", 4, "job: 'synk' is not a job type; did you mean sync?"));
  }

  private static List<Bad> schedules() {
    return List.of(
        schema(
            "schedule: 0 7 * * *",
            2,
            "schedule: is text, not a mapping; write its keys below it: cron, timezone"),
        schema("schedule: {timezone: UTC}", 2, "'schedule.cron' is missing; add it"),
        schema(
            "schedule: {cron: \"@daily\"}",
            2,
            "schedule.cron: '@daily' has 1 field, not five; write minute, hour, day of month, month"
                + " and day of week, like 0 7 * * *"),
        schema(
            "schedule: {cron: 0 0 7 * * *}",
            2,
            "schedule.cron: '0 0 7 * * *' has 6 fields, not five; write minute, hour, day of month,"
                + " month and day of week, like 0 7 * * *"),
        cron("60 7 * * *", "'60' is not a valid minute; use *, 0 to 59" + CRON_FIELD),
        cron("5/15 7 * * *", "'5/15' is not a valid minute; use *, 0 to 59" + CRON_FIELD),
        cron("*/0 7 * * *", "'*/0' is not a valid minute; use *, 0 to 59" + CRON_FIELD),
        cron("0 22-2 * * *", "'22-2' is not a valid hour; use *, 0 to 23" + CRON_FIELD),
        cron("0 7 L * *", "'L' is not a valid day of month; use *, 1 to 31" + CRON_FIELD),
        cron(
            "0 7 * JUX *", "'JUX' is not a valid month; use *, 1 to 12 or JAN to DEC" + CRON_FIELD),
        cron(
            "0 7 * * 8",
            "'8' is not a valid day of week; use *, 0 to 7 or SUN to SAT" + CRON_FIELD),
        cron(
            "0 7 * * 1||0",
            "'1||0' is not a valid day of week; use *, 0 to 7 or SUN to SAT" + CRON_FIELD),
        cron(
            "0 7 30 2 *", "'0 7 30 2 *' never fires: no such day exists; choose a day that exists"),
        cron(
            "0 7 */2 * MON",
            "'0 7 */2 * MON' restricts both day fields, one with a star, which cron implementations"
                + " read differently; write the days without a star, like 1-31/2"),
        zone("SystemV/EST5", "write an IANA name like UTC or Europe/Berlin"),
        zone("europe/berlin", "did you mean Europe/Berlin?"),
        zone("Berlin", "did you mean Europe/Berlin?"),
        zone("Middle-earth", "write an IANA name like UTC or Europe/Berlin"));
  }

  private static List<Bad> patterns() {
    String refused = "on: EventBridge would reject this pattern: ";
    String remedy = "; see event patterns in the EventBridge documentation";
    return List.of(
        schema(
            "on: dbt",
            4,
            "on: is text, not a mapping; write its keys below it: $or, account, bus, detail,"
                + " detail-type, region, resources, source"),
        schema("on: {sorce: [dbt]}", 4, "unknown key 'on.sorce'; did you mean source?"),
        schema(
            "on: {bus: orders}",
            4,
            "on: does not select any events; add source, detail-type or detail"),
        schema("on: {source: dbt}", 4, "on.source: is text, not a list; write it in [ ]"),
        schema("on:\n  source: ~", 5, "on.source has no value; give it one or delete the line"),
        schema(
            "on:\n  source: [dbt]\n  account: [123456789012]",
            6,
            "on.account: 123456789012 is read as a number, not as text; put it in quotes"),
        schema(
            "on: {detail: [a]}",
            4,
            "on.detail: is a list, not a mapping; write its fields below it"),
        schema(
            "on: {source: [a], bus: \"arn:aws:x\"}",
            4,
            "on.bus: 'arn:aws:x' is not an event bus name; use the name, not the ARN: 1 to 256"
                + " letters, digits and /_.-"),
        schema("on: {source: []}", 4, refused + "Empty arrays are not allowed" + remedy),
        schema("on: {detail: {}}", 4, refused + "Empty objects are not allowed" + remedy),
        schema(
            "on: {detail: {status: ok}}",
            4,
            refused + "\"status\" must be an object or an array" + remedy),
        reader("on: {source: [{prefx: a}]}", 4, refused + "Unrecognized match type prefx" + remedy),
        reader(
            "on: {detail: {size: [{numeric: [\"=>\", 1]}]}}",
            4,
            refused + "Unrecognized numeric range operator: =>" + remedy),
        reader(
            "on: {detail: {size: [{numeric: [\">\", 1e9]}]}}",
            4,
            "on.detail: 1e9 is not a number that EventBridge can compare; write it in plain digits"
                + " or in quotes"),
        reader(
            "on: {source: [\"${NOWHERE}\"]}", 4, "NOWHERE is not set; export it or add it to .env"),
        reader(
            "on: {source: [%s]}".formatted("a".repeat(2048)),
            4,
            "on: the pattern has 2063 characters as JSON; use at most 2048"),
        ownEvents("{source: [airstep]}"),
        ownEvents("{detail-type: [{prefix: \"Airstep Sync\"}]}"),
        ownEvents("{account: [\"123456789012\"]}"),
        ownEvents(
            "{source: [airstep], detail: {flow: [{prefix: \"\"}], rows: [{numeric: [\">\", 0]}]}}"),
        ownEvents("{source: [airstep], detail: {outcome: [FAILED], stage: [prod]}}"));
  }

  private static Bad ownEvents(String pattern) {
    return reader(
        "on: " + pattern,
        4,
        "on: matches events of this flow's own runs, so each run would start the next; match"
            + " another source, or other flows in detail.flow");
  }

  private static List<Bad> chains() {
    return List.of(
        schema(
            "after: [other]",
            4,
            "after: cannot be combined with schedule.cron; remove one of them"),
        schema(
            "schedule: {timezone: UTC}\nafter: [other]\non: {source: [dbt]}",
            3,
            "after: cannot be combined with on; remove one of them"),
        schema("within: 1d", 4, "within: is only valid with after; delete it"),
        schema("deadline: 6h", 4, "deadline: is only valid with after; delete it"),
        reader(AFTER + "after: [x]", 3, "after: 'x' is this flow itself; name other flows"),
        schema(AFTER + "after: " + letters(11), 3, "after: has 11 items; use at most 10"),
        schema(
            AFTER + "after: [other]\njob: clear",
            4,
            "job: clear deletes the synced data; add confirm: true if you want this"),
        reader(
            AFTER + "after: [other]\nwithin: 5h",
            4,
            "within: 5h neither divides a day evenly nor is a whole number of days; write it like"
                + " 1h, 6h, 12h, 1d or 7d"),
        reader(
            AFTER + "after: [other]\nwithin: 36h",
            4,
            "within: 1d12h neither divides a day evenly nor is a whole number of days; write it"
                + " like 1h, 6h, 12h, 1d or 7d"),
        reader(AFTER + "after: [other]\nwithin: 8d", 4, "within: 8d is out of range; use 1h to 7d"),
        reader(
            AFTER + "after: [other]\ndeadline: 25h",
            4,
            "deadline: 1d1h is out of range; use 1m to 1d"));
  }

  private static List<Bad> lists() {
    return List.of(
        schema(
            "connections: []",
            3,
            "connections: is an empty list; add at least one item or delete the line"),
        schema(
            "connections: all_active",
            3,
            "connections: 'all_active' is not a list of connections; did you mean all-active?"),
        schema(
            "connections: {id: x}",
            3,
            "connections: is a mapping, not a list; write one '- value' line per item"),
        schema(
            "connections: [abc]",
            3,
            "connections: 'abc' is not a UUID; copy the id from the URL in Airbyte"),
        schema(
            "connections: [1-1-1-1-1]",
            3,
            "connections: '1-1-1-1-1' is not a UUID; copy the id from the URL in Airbyte"),
        schema(
            "connections: [%s,\n  %s]".formatted(CONNECTION, CONNECTION),
            4,
            "connections: lists '%s' twice; remove one of them".formatted(CONNECTION)),
        schema("tags: [a, ]\ntags2: 1", 5, "unknown key 'tags2'; did you mean tags?"),
        schema("tags: [two words]", 4, "tags: 'two words' is not a valid AWS tag; " + TAG),
        schema("tags: [\"aws:x\"]", 4, "tags: 'aws:x' is not a valid AWS tag; " + TAG),
        schema("tags: [a, ~]", 4, "tags has no value; give it one or delete the line"),
        schema(
            "tags: [a, owner]",
            4,
            "tags: 'owner' is a tag that Airstep sets on its own resources; choose another word"),
        schema("tags: [AWS:x]", 4, "tags: 'AWS:x' is not a valid AWS tag; " + TAG),
        schema(
            "tags: [a, Owner]",
            4,
            "tags: 'Owner' is a tag that Airstep sets on its own resources; choose another word"),
        reader(
            "tags: [daily, airbyte, Daily]",
            4,
            "tags: 'Daily' differs from another tag only in case, which AWS ignores; remove one of"
                + " them"),
        schema("tags: " + letters(41), 4, "tags: has 41 items; use at most 40"),
        schema("tags: airbyte", 4, "tags: is text, not a list; write one '- value' line per item"),
        schema(
            "retries: {on: [fail]}",
            4,
            "retries.on: 'fail' is not a retry condition; did you mean failed?"),
        schema(
            "retries: {on: []}",
            4,
            "retries.on: is an empty list; add at least one item or delete the line"),
        schema(
            "external: [{at: \"7:30\", name: dbt}]",
            4,
            "external.at: '7:30' is not a time of day; write it like \"07:30\""),
        schema("external: [{at: \"07:30\"}]", 4, "'external.name' is missing; add it"),
        schema(
            "external: [dbt]",
            4,
            "external: is text, not a mapping; write its keys below it: at, name"));
  }

  private static List<Bad> alerts() {
    String placeholders =
        "valid placeholders are flow.name, flow_run.id, flow_run.name, flow_run.state.message,"
            + " flow_run.state.name";
    String mention =
        "write here, channel, or the id that Slack shows for a user, like U012AB3CD, or for a user"
            + " group, like S012AB3CD";
    String runbook =
        " is not an https address; use a URL like https://wiki.example.com/airbyte, without a user"
            + " or password";
    return List.of(
        schema(
            "alert: {secret: a b}",
            4,
            "alert.secret: 'a b' is not a secret name; use the name, not the ARN: 1 to 512"
                + " letters, digits and /_+=.@-"),
        schema("alert: {kind: [failed]}", 4, "unknown key 'alert.kind'; did you mean kinds?"),
        schema(
            "alert: {channel: data}",
            4,
            "unknown key 'alert.channel'; valid keys are kinds, mention, runbook, secret, text"),
        schema(
            "alert: slack/alerts",
            4,
            "alert: is text, not a mapping; write its keys below it: kinds, mention, runbook,"
                + " secret, text"),
        schema(
            "alert: {kinds: all}",
            4,
            "alert.kinds: is text, not a list; write one '- value' line per item"),
        schema(
            "alert: {kinds: []}",
            4,
            "alert.kinds: is an empty list; add at least one item or delete the line"),
        schema(
            "alert:\n  kinds:\n    - failed\n    - timeout",
            7,
            "alert.kinds: 'timeout' is not an alert kind; did you mean timed-out?"),
        schema(
            "alert: {kinds: [succeeded]}",
            4,
            "alert.kinds: 'succeeded' is not an alert kind; valid kinds are crashed, unknown,"
                + " failed, timed-out, stuck, cancelled, suspicious, schema-change, switched-off,"
                + " recovered"),
        schema(
            "alert: {kinds: [failed, failed]}",
            4,
            "alert.kinds: lists 'failed' twice; remove one of them"),
        schema(
            "alert: {mention: \"@here\"}",
            4,
            "alert.mention: '@here' is not a valid mention; did you mean here?"),
        schema(
            "alert: {mention: everyone}",
            4,
            "alert.mention: 'everyone' is not a valid mention; " + mention),
        schema(
            "alert: {mention: <!here>}",
            4,
            "alert.mention: '<!here>' is not a valid mention; " + mention),
        schema(
            "alert: {mention: C012AB3CD}",
            4,
            "alert.mention: 'C012AB3CD' is not a valid mention; " + mention),
        schema(
            "alert: {mention: u012ab3cd}",
            4,
            "alert.mention: 'u012ab3cd' is not a valid mention; " + mention),
        schema(
            "alert: {mention: [here]}", 4, "alert.mention: is a list, not text; write one value"),
        schema(
            "alert: {runbook: \"http://wiki/x\"}", 4, "alert.runbook: 'http://wiki/x'" + runbook),
        schema(
            "alert: {runbook: \"https://a:b@wiki/x\"}",
            4,
            "alert.runbook: 'https://a:b@wiki/x'" + runbook),
        schema(
            "alert: {runbook: \"https://wiki/x|<!here>\"}",
            4,
            "alert.runbook: 'https://wiki/x|<!here>'" + runbook),
        schema(
            "alert: {runbook: \"https://wiki/a b\"}",
            4,
            "alert.runbook: 'https://wiki/a b'" + runbook),
        schema(
            "alert: {runbook: \"https://w/%s\"}".formatted("x".repeat(691)),
            4,
            "alert.runbook: has 701 characters; use at most 700"),
        schema("alert: {text: \"\"}", 4, "alert.text: has 0 characters; use 1 to 500"),
        schema(
            "alert: {text: \"%s\"}".formatted("x".repeat(501)),
            4,
            "alert.text: has 501 characters; use 1 to 500"),
        schema("alert: {text: \"a\\nb\"}", 4, "alert.text: is more than one line; write it in one"),
        schema(
            "alert:\n  text: \"{{ flow.nmae }} failed\"",
            5,
            "alert.text: unknown placeholder 'flow.nmae'; did you mean flow.name?"),
        schema(
            "alert: {text: \"{{ event.id }}\"}",
            4,
            "alert.text: unknown placeholder 'event.id'; " + placeholders),
        schema("alert: {text: \"{{}}\"}", 4, "alert.text: unknown placeholder ''; " + placeholders),
        schema(
            "alert: {text: \"failed: {{ flow.name }\"}",
            4,
            "alert.text: the placeholder '{{ flow.name }' is not closed; write it like {{ flow.name"
                + " }}"),
        schema(
            "alert: {text: \"{{ flow.name - {{ flow_run.id }}\"}",
            4,
            "alert.text: the placeholder '{{ flow.name - {{ flow_run.id }}' is not closed; write it"
                + " like {{ flow.name }}"),
        schema(
            "alert: {text: \"{ flow.name }}\"}",
            4,
            "alert.text: }} does not close a placeholder; write it like {{ flow.name }}"),
        reader(
            "alert: {runbook: \"https://wiki/${NOWHERE}\"}",
            4,
            "NOWHERE is not set; export it or add it to .env"));
  }

  private static List<Bad> combinations() {
    return List.of(
        schema(
            "workspaces: [%s]".formatted(CONNECTION),
            4,
            "workspaces: is only valid with connections: all-active; remove one of them"),
        schema(
            "job: clear",
            4,
            "job: clear deletes the synced data; add confirm: true if you want this"),
        schema(
            "on: {source: [dbt]}\njob: clear",
            5,
            "job: clear deletes the synced data; add confirm: true if you want this"),
        schema(
            "job: reset\nconfirm: false",
            4,
            "job: clear deletes the synced data; add confirm: true if you want this"),
        schema("confirm: true", 4, "confirm: is only valid with job: clear; delete it"),
        schema("job: sync\nconfirm: true", 5, "confirm: is only valid with job: clear; delete it"));
  }

  private static List<String> letters(int many) {
    return IntStream.range(0, many).mapToObj(n -> "t" + n).toList();
  }

  private static Bad schema(String written, int line, String problem) {
    return new Bad(written, line, problem, true);
  }

  private static Bad reader(String written, int line, String problem) {
    return new Bad(written, line, problem, false);
  }

  private static Bad cron(String cron, String problem) {
    return reader("schedule: {cron: \"%s\"}".formatted(cron), 2, "schedule.cron: " + problem);
  }

  private static Bad zone(String zone, String remedy) {
    return reader(
        "schedule: {cron: \"0 7 * * *\", timezone: %s}".formatted(zone),
        2,
        "schedule.timezone: unknown time zone '%s'; %s".formatted(zone, remedy));
  }
}
