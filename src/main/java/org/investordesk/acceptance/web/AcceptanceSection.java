package org.investordesk.acceptance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceFile.Inspection;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.acceptance.AcceptanceFile.ItemList;
import org.investordesk.acceptance.AcceptanceFile.Step;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Opinion;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The part of the case file about the acceptance inspection: the lists with the state of each item,
 * the opinions side by side, the rounds. A department that was only called to inspect sees the
 * inspection, its own opinion and, once they are on the list, its own findings.
 */
@Component
class AcceptanceSection implements CaseFileSection {

  record StepLine(
      String act,
      Instant at,
      String by,
      @Nullable String words,
      @Nullable String reason,
      List<FileLine> files) {}

  record FileLine(String id, String name) {}

  record ItemLine(
      long id,
      int position,
      String what,
      String ground,
      String department,
      String state,
      List<StepLine> steps,
      boolean mayReport) {}

  record ListLine(
      String kind,
      int round,
      String department,
      Instant madeAt,
      @Nullable String newFact,
      @Nullable String reason,
      boolean left,
      long settled,
      List<ItemLine> items) {}

  record OpinionLine(
      String department,
      String state,
      @Nullable String verdict,
      @Nullable Instant due,
      @Nullable Instant givenAt,
      @Nullable String text,
      List<String> items) {}

  record InspectionLine(
      int round,
      LocalDate on,
      String place,
      @Nullable String words,
      String called,
      String proposed,
      @Nullable String reason,
      List<OpinionLine> opinions,
      @Nullable Boolean passed,
      @Nullable String summary,
      @Nullable String absentWord) {}

  record FinalLine(String number, LocalDate on, String text, String by) {}

  record RefusedLine(Instant at, String by, List<String> items) {}

  private final AcceptanceDesk desk;
  private final CaseFiles files;
  private final Opinions opinions;
  private final CurrentUsers users;
  private final Naming naming;

  AcceptanceSection(
      AcceptanceDesk desk, CaseFiles files, Opinions opinions, CurrentUsers users, Naming naming) {
    this.desk = desk;
    this.files = files;
    this.opinions = opinions;
    this.users = users;
    this.naming = naming;
  }

  @Override
  public int order() {
    return 110;
  }

  @Override
  public String titleKey() {
    return "acceptance.section.title";
  }

  @Override
  public String template() {
    return "acceptance/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber number) {
    var model = new HashMap<String, Object>();
    var file = desk.file(number);
    var phase = file.phase();
    if (phase == null) {
      return model;
    }
    var issue = files.find(number).orElseThrow(NotFound::new);
    var user = users.current();
    var whole = seesAll(user, issue);
    var mayAct = mayReport(user, issue) && phase.isWithInvestor();
    var names = names(number);
    var asked = opinions.of(number);
    model.put("number", number.value());
    model.put("phase", phase.name());
    model.put("mayAct", mayAct);
    model.put("open", file.current().stream().mapToLong(list -> list.unsettled().size()).sum());
    model.put(
        "lists",
        file.lists().stream()
            .map(list -> line(list, user, whole, mayAct, names))
            .filter(line -> !line.items().isEmpty())
            .toList());
    model.put(
        "inspections",
        file.inspections().stream()
            .filter(one -> whole || isCalled(one, user))
            .map(one -> line(one, asked, user, whole))
            .toList());
    model.put(
        "opinions",
        whole
            ? file.opinions().stream()
                .map(
                    one ->
                        new FinalLine(
                            one.number(), one.on(), one.text(), naming.person(one.givenBy())))
                .toList()
            : List.of());
    model.put(
        "refused",
        seesRefused(user)
            ? file.refused().stream()
                .map(one -> new RefusedLine(one.at(), naming.person(one.by()), one.items()))
                .toList()
            : List.of());
    return model;
  }

  /** The convening department and those who see every department. */
  static boolean seesAll(CurrentUser user, IssueView issue) {
    return user.seesEveryDepartment()
        || user.departments().contains(String.valueOf(issue.department()));
  }

  /** Supervising is not taking over: leaders and the supervision office report nothing. */
  static boolean mayReport(CurrentUser user, IssueView issue) {
    return user.is(Role.COORDINATOR)
        || user.is(Role.ADMINISTRATOR)
        || user.departments().contains(String.valueOf(issue.department()));
  }

  static boolean seesRefused(CurrentUser user) {
    return user.is(Role.COORDINATOR) || user.is(Role.SUPERVISION) || user.is(Role.ADMINISTRATOR);
  }

  private static boolean isCalled(Inspection inspection, CurrentUser user) {
    return inspection.called().stream().anyMatch(user.departments()::contains);
  }

  private Map<UUID, String> names(IssueNumber number) {
    var names = new HashMap<UUID, String>();
    for (Attachment attachment : files.attachments(number, Audience.STAFF)) {
      names.put(attachment.id(), attachment.fileName());
    }
    return names;
  }

  private ListLine line(
      ItemList list, CurrentUser user, boolean whole, boolean mayAct, Map<UUID, String> names) {
    var newFact = list.newFact();
    return new ListLine(
        list.kind().name(),
        list.round(),
        naming.department(list.department()),
        list.madeAt(),
        newFact == null ? null : newFact.name(),
        list.reason(),
        list.left(),
        list.items().size() - (list.left() ? 0 : list.unsettled().size()),
        list.items().stream()
            .filter(item -> whole || user.departments().contains(String.valueOf(item.department())))
            .map(item -> line(item, mayAct && list.unsettled().contains(item), names))
            .toList());
  }

  private ItemLine line(Item item, boolean mayReport, Map<UUID, String> names) {
    return new ItemLine(
        item.id(),
        item.position(),
        item.what(),
        item.ground(),
        naming.department(item.department()),
        item.state().name(),
        item.steps().stream().map(step -> line(step, names)).toList(),
        mayReport);
  }

  private StepLine line(Step step, Map<UUID, String> names) {
    return new StepLine(
        step.act().name(),
        step.at(),
        naming.person(step.by()),
        step.words(),
        step.reason(),
        step.files().stream()
            .map(id -> new FileLine(id.toString(), Objects.requireNonNullElse(names.get(id), "")))
            .filter(file -> !file.name().isEmpty())
            .toList());
  }

  private InspectionLine line(
      Inspection inspection, List<Opinion> asked, CurrentUser user, boolean whole) {
    return new InspectionLine(
        inspection.round(),
        inspection.on(),
        inspection.place(),
        inspection.words(),
        departments(inspection.called()),
        departments(inspection.proposed()),
        whole ? inspection.reason() : null,
        asked.stream()
            .filter(one -> one.purpose() == Purpose.INSPECTION && one.round() == inspection.round())
            .filter(one -> whole || user.departments().contains(one.department()))
            .map(this::line)
            .toList(),
        inspection.passed(),
        whole ? inspection.summary() : null,
        whole ? inspection.absentWord() : null);
  }

  private OpinionLine line(Opinion opinion) {
    var verdict = opinion.verdict();
    return new OpinionLine(
        naming.department(opinion.department()),
        opinion.state().name(),
        verdict == null ? null : verdict.name(),
        opinion.due(),
        opinion.givenAt(),
        opinion.text(),
        opinion.items());
  }

  private String departments(List<String> ids) {
    return String.join(
        naming.say("acceptance.separator"), ids.stream().map(naming::department).toList());
  }
}
