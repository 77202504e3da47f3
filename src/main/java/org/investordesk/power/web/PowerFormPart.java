package org.investordesk.power.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TaskFormPart;
import org.investordesk.power.PowerConnections;
import org.investordesk.power.domain.Supply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms of the stages show besides: the supply's range, the scheme, the contest. */
@Component
class PowerFormPart implements TaskFormPart {

  /** A choice of a select. */
  record Choice(String id, String name) {}

  private final PowerConnections connections;
  private final PowerWords words;

  PowerFormPart(PowerConnections connections, PowerWords words) {
    this.connections = connections;
    this.words = words;
  }

  @Override
  public String process() {
    return "power-connection";
  }

  @Override
  public String room() {
    return "power";
  }

  @Override
  public Map<String, Object> model(String task, String taskId, IssueView issue) {
    var form = new HashMap<String, Object>();
    if (issue.variant() != null) {
      var range = Supply.range(issue.variant());
      form.put(
          "voltages",
          range.voltages().stream()
              .map(one -> new Choice(one.name(), words.say("power.voltage." + one.name())))
              .toList());
      form.put("capacityHint", words.say("power.words.capacityRange", range.least(), range.most()));
    } else {
      form.put("voltages", List.of());
    }
    connections
        .find(issue.number())
        .ifPresent(
            connection -> {
              put(form, "scheme", connection.scheme());
              put(form, "contest", connection.contest());
              put(form, "builder", connection.works() == null ? null : connection.works().name());
            });
    return form;
  }

  private static void put(Map<String, Object> form, String name, @Nullable String value) {
    if (value != null) {
      form.put(name, value);
    }
  }
}
