package org.investordesk.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.approval.AgencyDesk;
import org.investordesk.approval.AgencyDesk.Grant;
import org.investordesk.approval.AgencyDesk.NewItem;
import org.investordesk.approval.AgencyDesk.Progress;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Received;
import org.investordesk.approval.ApprovalItem;
import org.investordesk.approval.ItemState;
import org.investordesk.approval.LandPaper;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the stories of {@code problems-approval.yaml} do outside of Tasklist. */
@Component
@Profile("demo")
class SampleApprovals {

  private static final String YEAR = "2026-";
  private static final int REMIND_DAYS = 3;

  private final ApprovalDesk approvals;
  private final AgencyDesk agency;
  private final ActingAs acting;

  SampleApprovals(ApprovalDesk approvals, AgencyDesk agency, ActingAs acting) {
    this.approvals = approvals;
    this.agency = agency;
    this.acting = acting;
  }

  /** {@code LAND_CONTRACT 虞土合〔2026〕21号}, from the investor. */
  void paper(IssueNumber number, String words) {
    var parts = words.split(" ", 2);
    acting.investor(
        () ->
            approvals.receive(
                number,
                new Received(
                    LandPaper.valueOf(parts[0]),
                    parts[1],
                    null,
                    new Upload(
                        "%s-%s.pdf".formatted(parts[0], number.value()),
                        OnePagePdf.saying(number.value())))));
  }

  /** {@code approval-clerk2 2027-06-30 节能审查@10-20;施工许可@12-04}, by a coordinator. */
  void mandate(IssueNumber number, String coordinator, String words) {
    var parts = words.split(" ", 3);
    acting.staff(
        coordinator,
        () ->
            agency.grant(
                number,
                new Grant(
                    parts[0],
                    null,
                    LocalDate.parse(parts[1]),
                    REMIND_DAYS,
                    List.of(),
                    Arrays.stream(parts[2].split(";")).map(SampleApprovals::item).toList(),
                    new Upload(
                        "委托书-%s.pdf".formatted(number.value()),
                        OnePagePdf.saying(number.value())))));
  }

  private static NewItem item(String words) {
    var parts = words.split("@");
    return new NewItem(parts[0], null, LocalDate.parse(YEAR + parts[1]));
  }

  /** {@code 节能审查 state=PREPARING|plan=10-20|missing=…}, by the agent. */
  void item(IssueNumber number, String words, LocalDate today) {
    var parts = words.split(" ", 2);
    var fields = new HashMap<String, String>();
    for (var field : parts[1].split("\\|")) {
      var pair = field.split("=", 2);
      fields.put(pair[0], pair[1]);
    }
    var mandate = agency.of(number).get(0);
    var item =
        agency.items(mandate.project()).stream()
            .filter(one -> one.title().equals(parts[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no item " + parts[0]));
    acting.staff(mandate.agent(), () -> agency.progress(item.id(), progress(item, fields, today)));
  }

  private static Progress progress(ApprovalItem item, Map<String, String> fields, LocalDate today) {
    var plan = fields.get("plan");
    return new Progress(
        ItemState.valueOf(fields.get("state")),
        plan == null ? item.planOn() : LocalDate.parse(YEAR + plan),
        fields.get("missing"),
        day(fields.get("doneOn"), today));
  }

  private static @Nullable LocalDate day(@Nullable String word, LocalDate today) {
    return word == null ? null : word.equals("today") ? today : LocalDate.parse(YEAR + word);
  }
}
