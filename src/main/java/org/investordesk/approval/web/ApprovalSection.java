package org.investordesk.approval.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.investordesk.approval.AgencyDesk;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalWords;
import org.investordesk.approval.Mandate;
import org.investordesk.approval.domain.Approval.Facts;
import org.investordesk.approval.domain.Approval.Missing;
import org.investordesk.approval.domain.Approval.Phase;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of the case file that shows an approval round by round, and the mandates given. */
@Component
class ApprovalSection implements CaseFileSection {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** A paper as it is listed; {@code receivedAt} is null while it is missing. */
  record PaperLine(
      String id,
      String name,
      @Nullable String receivedAt,
      @Nullable String reference,
      @Nullable String file,
      @Nullable String unfit) {}

  /** A department whose opinion was not followed, and why. */
  record Overruled(String department, String reason) {}

  /** A round with its facts in words. */
  record Round(Facts facts, String department, List<PaperLine> papers, List<Overruled> overruled) {}

  /** A mandate with its state in words. */
  record MandateLine(Mandate mandate, String agent, String state, boolean mayRevoke) {}

  private final ApprovalDesk approvals;
  private final AgencyDesk agency;
  private final CaseFiles files;
  private final CurrentUsers users;
  private final ApprovalWords words;
  private final Clock clock;

  ApprovalSection(
      ApprovalDesk approvals,
      AgencyDesk agency,
      CaseFiles files,
      CurrentUsers users,
      ApprovalWords words,
      Clock clock) {
    this.approvals = approvals;
    this.agency = agency;
    this.files = files;
    this.users = users;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 110;
  }

  @Override
  public String titleKey() {
    return "approval.section.title";
  }

  @Override
  public String template() {
    return "approval/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber number) {
    var issue = files.find(number).orElseThrow(NotFound::new);
    var rounds = approvals.rounds(number).stream().map(this::round).toList();
    var mandates = agency.of(number);
    if (issue.type() != IssueType.APPROVAL && rounds.isEmpty() && mandates.isEmpty()) {
      return Map.of();
    }
    var last = rounds.isEmpty() ? null : rounds.get(rounds.size() - 1).facts();
    var user = users.current();
    var directs = user.is(Role.COORDINATOR) || user.is(Role.ADMINISTRATOR);
    var mine = directs || user.departments().contains(String.valueOf(issue.department()));
    var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    return Map.of(
        "number",
        number.value(),
        "rounds",
        rounds,
        "mayRecord",
        mine && last != null && last.phase() == Phase.WAITING,
        "mandates",
        mandates.stream()
            .map(
                mandate ->
                    new MandateLine(
                        mandate,
                        words.person(mandate.agent()),
                        mandate.state(today).name(),
                        directs && mandate.revokedAt() == null))
            .toList(),
        "mayGrant",
        mine && issue.projectId() != null);
  }

  private Round round(Facts facts) {
    return new Round(
        facts,
        words.department(facts.department()),
        facts.missing().stream().map(this::paper).toList(),
        new TreeMap<>(facts.overruled())
            .entrySet().stream()
                .map(one -> new Overruled(words.department(one.getKey()), one.getValue()))
                .toList());
  }

  private PaperLine paper(Missing missing) {
    var at = missing.receivedAt();
    var file = missing.file();
    return new PaperLine(
        missing.paper().name(),
        words.paper(missing.paper()),
        at == null ? null : words.time(at),
        missing.reference(),
        file == null ? null : file.toString(),
        missing.unfit());
  }
}
