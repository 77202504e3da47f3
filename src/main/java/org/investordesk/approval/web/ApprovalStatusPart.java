package org.investordesk.approval.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.approval.AgencyDesk;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Received;
import org.investordesk.approval.ApprovalItem;
import org.investordesk.approval.ApprovalWords;
import org.investordesk.approval.LandPaper;
import org.investordesk.approval.Mandate;
import org.investordesk.approval.domain.Typed;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the investor sees of an approval: the simulated opinion, the papers awaited with the way to
 * hand them in, the decision with its remedy; the mandates he gave in this issue and the list they
 * cover.
 */
@Component
class ApprovalStatusPart implements StatusPart {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String PAPER = "paper";
  private static final String REVOKE = "revoke";

  /** A mandate with its list; {@code others} are items of the project it does not cover. */
  record MandateLine(
      Mandate mandate,
      String agent,
      Mandate.State state,
      List<ApprovalItem> items,
      int others,
      LocalDate today) {}

  private final ApprovalDesk approvals;
  private final AgencyDesk agency;
  private final ApprovalWords words;
  private final Clock clock;

  ApprovalStatusPart(ApprovalDesk approvals, AgencyDesk agency, ApprovalWords words, Clock clock) {
    this.approvals = approvals;
    this.agency = agency;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "approval";
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public String template() {
    return "approval/status";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    var approval = approvals.of(issue.number());
    var mandates = agency.of(issue.number());
    if (approval.filter(facts -> facts.matter() != null).isEmpty() && mandates.isEmpty()) {
      return Optional.empty();
    }
    var model = new LinkedHashMap<String, Object>();
    approval
        .filter(facts -> facts.matter() != null)
        .ifPresent(facts -> model.put("approval", facts));
    model.put("mandates", mandates.stream().map(this::line).toList());
    return Optional.of(model);
  }

  private MandateLine line(Mandate mandate) {
    var items = agency.items(mandate.project());
    var today = today();
    var covered = items.stream().filter(item -> mandate.items().contains(item.id())).toList();
    return new MandateLine(
        mandate,
        words.person(mandate.agent()),
        mandate.state(today),
        covered,
        items.size() - covered.size(),
        today);
  }

  @Override
  public void act(IssueView issue, String step, Map<String, String> fields, List<Upload> uploads) {
    switch (step) {
      case PAPER -> {
        if (uploads.size() != 1) {
          throw Typed.problem("files", "approval.refusal.paperMissing");
        }
        approvals.receive(
            issue.number(),
            new Received(
                paper(fields.get("paper")),
                fields.get("reference"),
                day(fields.get("datedOn")),
                uploads.get(0)));
      }
      case REVOKE -> {
        var mandate =
            Optional.ofNullable(fields.get("mandate"))
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> agency.find(Long.parseLong(id)))
                .filter(found -> found.issue().equals(issue.number()))
                .orElseThrow(NotFound::new);
        agency.revoke(mandate.id(), fields.get("reason"));
      }
      default -> throw new NotFound();
    }
  }

  @Override
  public Optional<String> done(String step) {
    return switch (step) {
      case PAPER -> Optional.of("approval.status.done.paper");
      case REVOKE -> Optional.of("approval.status.done.revoke");
      default -> Optional.empty();
    };
  }

  static LandPaper paper(@Nullable String name) {
    for (var paper : LandPaper.values()) {
      if (paper.name().equals(name)) {
        return paper;
      }
    }
    throw new NotFound();
  }

  static @Nullable LocalDate day(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeException no) {
      throw Typed.problem("datedOn", "approval.problem.day", typed);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }
}
