package org.investordesk.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.demo.process.OpenTasks;
import org.investordesk.directory.LeaderChain;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.onsite.OnSiteOffices.Invitation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * On-site offices of the stories: the leader who answers for the problem calls, holds and signs.
 */
@Component
@Profile("demo")
class SampleOffices {

  private final OnSiteOffices offices;
  private final CaseFiles files;
  private final LeaderChain chain;
  private final OpenTasks tasks;
  private final ActingAs acting;
  private final Clock clock;

  SampleOffices(
      OnSiteOffices offices,
      CaseFiles files,
      LeaderChain chain,
      OpenTasks tasks,
      ActingAs acting,
      Clock clock) {
    this.offices = offices;
    this.files = files;
    this.chain = chain;
    this.tasks = tasks;
    this.acting = acting;
    this.clock = clock;
  }

  /** {@code 商贸城现场办公|2026-10-26T14:30|2026-10-26T17:00|项目部二楼|transport,planning}. */
  void call(IssueNumber number, String words) {
    var parts = words.split("\\|", -1);
    var issue = files.find(number).orElseThrow();
    var leader =
        chain
            .assignedLeader(
                issue.projectId(), issue.investorId(), issue.department(), clock.instant())
            .person()
            .userId();
    Set<String> others = new LinkedHashSet<>();
    if (!parts[4].isEmpty()) {
      others.addAll(List.of(parts[4].split(",")));
    }
    acting.staff(
        leader,
        () ->
            offices.call(
                new Invitation(
                    parts[0],
                    leader,
                    parts[3],
                    LocalDateTime.parse(parts[1]),
                    LocalDateTime.parse(parts[2]),
                    offices.proposedAgenda(number),
                    others)));
  }

  /**
   * What was said, and behind it the decisions, each {@code #2>water-affairs>2026-10-30>5>text}:
   * place on the agenda, owner, day, working days more, what is to be done. Everybody came.
   */
  void minutes(IssueNumber number, String coordinator, String words) {
    var parts = words.split("\\|");
    var called = offices.ofIssue(number);
    var office = called.get(called.size() - 1);
    var decisions = new ArrayList<Map<String, Object>>();
    for (var line : Arrays.asList(parts).subList(1, parts.length)) {
      var fields = line.split(">", 5);
      decisions.add(
          Map.of(
              "issue", office.agenda().get(Integer.parseInt(fields[0].substring(1)) - 1).value(),
              "department", fields[1],
              "dueOn", fields[2],
              "moreDays", Integer.parseInt(fields[3]),
              "text", fields[4]));
    }
    complete(
        office.number(),
        "userTask_holdMeeting",
        coordinator,
        Map.of(
            "present",
            String.join(",", office.departments()),
            "text",
            parts[0].replace("\\n", "\n"),
            "decisions",
            json(decisions)));
    complete(
        office.number(), "userTask_signMinutes", office.convener(), Map.of("decision", "SIGN"));
  }

  private void complete(String number, String element, String person, Map<String, Object> fields) {
    var task = tasks.find(number, element, null);
    acting.staff(person, () -> tasks.complete(task, person, fields));
  }

  private static String json(List<Map<String, Object>> decisions) {
    try {
      return JsonMapper.builder().build().writeValueAsString(decisions);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the decisions of a story cannot be written", e);
    }
  }
}
