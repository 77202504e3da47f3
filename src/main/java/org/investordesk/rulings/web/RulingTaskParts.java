package org.investordesk.rulings.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TaskFormPart;
import org.investordesk.platform.NotFound;
import org.investordesk.rulings.domain.Request;
import org.investordesk.rulings.domain.Requests;
import org.investordesk.rulings.process.RequestTasks;
import org.investordesk.sla.Pause;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of the three rulings show: who asks for what, and why. */
@Configuration
class RulingTaskParts {

  /** A fact of a request; with an address it is a link. */
  record Fact(String label, String value, @Nullable String address) {}

  private final Requests requests;
  private final RequestTasks tasks;
  private final ServiceClocks clocks;
  private final RulingWords words;

  RulingTaskParts(Requests requests, RequestTasks tasks, ServiceClocks clocks, RulingWords words) {
    this.requests = requests;
    this.tasks = tasks;
    this.clocks = clocks;
    this.words = words;
  }

  @Bean
  TaskFormPart returnFormPart() {
    return new Part(RequestTasks.RETURN) {
      @Override
      Map<String, Object> model(Request request, IssueView issue) {
        var wanted = Objects.requireNonNull(request.wish().department());
        var facts = asked(request);
        facts.add(fact("rulings.fact.wanted", words.department(wanted)));
        return Map.of("facts", facts, "wanted", wanted);
      }
    };
  }

  @Bean
  TaskFormPart extensionFormPart() {
    return new Part(RequestTasks.EXTENSION) {
      @Override
      Map<String, Object> model(Request request, IssueView issue) {
        var days = Objects.requireNonNull(request.wish().days());
        var facts = asked(request);
        facts.add(fact("rulings.fact.days", words.say("rulings.fact.workingDays", days)));
        facts.add(fact("rulings.fact.present", words.time(request.dueAt())));
        facts.add(
            new Fact(
                words.say("rulings.fact.evidence"),
                words.say("rulings.fact.open"),
                "../../../../desk/issues/%s/files/%s"
                    .formatted(issue.number(), request.wish().evidence())));
        return Map.of("facts", facts, "wanted", days);
      }
    };
  }

  @Bean
  TaskFormPart contestFormPart() {
    return new Part(RequestTasks.CONTEST) {
      @Override
      Map<String, Object> model(Request request, IssueView issue) {
        var facts = asked(request);
        clocks.pauses(issue.number().value()).stream()
            .filter(pause -> Objects.equals(pause.id(), request.wish().pause()))
            .findFirst()
            .ifPresent(pause -> add(facts, pause));
        return Map.of("facts", facts);
      }
    };
  }

  private void add(List<Fact> facts, Pause pause) {
    facts.add(fact("rulings.fact.pause", words.say("rulings.pauses.reason." + pause.reason())));
    if (pause.note() != null) {
      facts.add(fact("rulings.fact.note", pause.note()));
    }
    facts.add(fact("rulings.fact.from", words.time(pause.from())));
    facts.add(
        pause.until() == null
            ? fact("rulings.fact.longest", words.time(pause.longestUntil()))
            : fact("rulings.fact.until", words.time(pause.until())));
  }

  private List<Fact> asked(Request request) {
    var facts = new ArrayList<Fact>();
    facts.add(
        fact(
            "rulings.fact.asked",
            words.say(
                "rulings.section.asked",
                words.person(request.askedBy()),
                words.time(request.askedAt()))));
    if (!request.reason().isEmpty()) {
      facts.add(fact("rulings.fact.reason", request.reason()));
    }
    return facts;
  }

  private Fact fact(String labelKey, String value) {
    return new Fact(words.say(labelKey), value, null);
  }

  private abstract class Part implements TaskFormPart {

    private final String process;

    Part(String process) {
      this.process = process;
    }

    @Override
    public String process() {
      return process;
    }

    @Override
    public String room() {
      return "rulings";
    }

    @Override
    public Map<String, Object> model(String task, String taskId, IssueView issue) {
      return model(requests.find(tasks.requestOf(taskId)).orElseThrow(NotFound::new), issue);
    }

    abstract Map<String, Object> model(Request request, IssueView issue);
  }
}
