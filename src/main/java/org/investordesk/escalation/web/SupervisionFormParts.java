package org.investordesk.escalation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TaskFormPart;
import org.investordesk.directory.Directory;
import org.investordesk.escalation.DirectiveStep;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.domain.Directives;
import org.investordesk.escalation.process.DirectiveOfTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of the room's own tasks show besides head and words. */
@Configuration
class SupervisionFormParts {

  private static final String ROOM = "escalation";

  /** Somebody who can be named for an answer. */
  record Addressee(String id, String name, String department) {}

  /**
   * @param process key of the process whose tasks it serves
   */
  private record Part(String process, Model shown) implements TaskFormPart {

    private interface Model {
      Map<String, Object> of(String taskId, IssueView issue);
    }

    @Override
    public String room() {
      return ROOM;
    }

    @Override
    public Map<String, Object> model(String task, String taskId, IssueView issue) {
      return shown.of(taskId, issue);
    }
  }

  @Bean
  TaskFormPart superviseIssueFormPart(Directory directory) {
    return new Part("escalation-supervision", (task, issue) -> Map.of("people", people(directory)));
  }

  private static List<Addressee> people(Directory directory) {
    var people = new ArrayList<Addressee>();
    for (var department : directory.departments()) {
      if (department.active()) {
        Stream.concat(
                directory.headOf(department.id()).stream(),
                directory.handlersOf(department.id()).stream())
            .distinct()
            .map(one -> new Addressee(one.userId(), one.name(), department.id()))
            .forEach(people::add);
      }
    }
    return people;
  }

  @Bean
  TaskFormPart answerDirectiveFormPart(
      Directives directives, DirectiveLines lines, DirectiveOfTask tasks) {
    return new Part("directive-answer", (task, issue) -> shown(tasks, directives, lines, task));
  }

  @Bean
  TaskFormPart reviewAnswerFormPart(
      Directives directives, DirectiveLines lines, DirectiveOfTask tasks) {
    return new Part("directive-followup", (task, issue) -> shown(tasks, directives, lines, task));
  }

  @Bean
  TaskFormPart ruleOnAppealFormPart(SupervisionDesk desk) {
    return new Part(
        "appeal-ruling",
        (task, issue) ->
            desk.appealOf(issue.number())
                .map(appeal -> Map.<String, Object>of("appealText", appeal.text()))
                .orElse(Map.of()));
  }

  private static Map<String, Object> shown(
      DirectiveOfTask tasks, Directives directives, DirectiveLines lines, String taskId) {
    return tasks
        .directive(taskId)
        .flatMap(directives::find)
        .map(
            directive -> {
              var line = lines.line(directive);
              return Map.<String, Object>of(
                  "directive",
                  line,
                  "lastAnswer",
                  last(line, DirectiveStep.Kind.ANSWERED),
                  "lastReturn",
                  last(line, DirectiveStep.Kind.RETURNED));
            })
        .orElse(Map.of());
  }

  private static String last(DirectiveLines.Line line, DirectiveStep.Kind kind) {
    return line.steps().stream()
        .filter(step -> step.kind().equals(kind.name()))
        .reduce((one, next) -> next)
        .flatMap(step -> Optional.ofNullable(step.text()))
        .orElse("");
  }
}
