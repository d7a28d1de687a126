package airstep.operate;

import airstep.flows.Flow;
import airstep.operate.TriggerState.State;
import airstep.statemachine.TriggerNames;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/**
 * Rules of EventBridge. A paused one is disabled and has a tag with the pause. Nothing else of it
 * changes, so a deployment at the same time loses nothing.
 */
record PausedRules(Supplier<EventBridgeClient> events, Resumption resumption, TriggerNames names) {

  private static final String TAG = "airstep:pause";

  TriggerState state(Flow flow, String start, String bus) {
    String name = names.of(flow.name(), start);
    try {
      DescribeRuleResponse rule = describe(name, bus);
      Optional<Pause> pause = pause(rule.arn());
      State off = pause.isPresent() ? State.PAUSED : State.DISABLED;
      State state = rule.state() == RuleState.DISABLED ? off : State.ENABLED;
      return new TriggerState(name, "rule", state, pause);
    } catch (ResourceNotFoundException _) {
      return new TriggerState(name, "rule", State.MISSING, Optional.empty());
    }
  }

  /** First sees to it that the pause will end: one that cannot end must not begin. */
  void pause(Flow flow, String start, String bus, Pause pause) {
    String name = names.of(flow.name(), start);
    String arn = describe(name, bus).arn();
    resumption.plan(flow, start, arn, bus, pause);
    String note = TagText.encode(PauseNote.text(pause));
    events
        .get()
        .tagResource(it -> it.resourceARN(arn).tags(Tag.builder().key(TAG).value(note).build()));
    events.get().disableRule(it -> it.name(name).eventBusName(bus));
  }

  void resume(Flow flow, String start, String bus) {
    String name = names.of(flow.name(), start);
    events.get().enableRule(it -> it.name(name).eventBusName(bus));
    String arn = describe(name, bus).arn();
    events.get().untagResource(it -> it.resourceARN(arn).tagKeys(TAG));
    resumption.cancel(flow, start);
  }

  private DescribeRuleResponse describe(String name, String bus) {
    return events.get().describeRule(it -> it.name(name).eventBusName(bus));
  }

  private Optional<Pause> pause(String arn) {
    return events.get().listTagsForResource(it -> it.resourceARN(arn)).tags().stream()
        .filter(tag -> tag.key().equals(TAG))
        .flatMap(tag -> PauseNote.read(TagText.decode(tag.value())).stream())
        .findFirst();
  }
}
