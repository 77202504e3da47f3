package org.investordesk.cases.process;

import java.util.List;
import org.investordesk.cases.CaseWork;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.LegalGround;
import org.investordesk.cases.Opinions;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 受理交办: accept and dispatch, take in as several, merge with one that is in work already, or decline
 * on a legal ground.
 */
@Component
class TriageIssueForm extends DecisionForm {

  enum Decision {
    ACCEPT,
    SPLIT,
    MERGE,
    DECLINE
  }

  private static final ProcessVariable<String> TYPE = ProcessVariable.text("type");
  private static final ProcessVariable<String> VARIANT = ProcessVariable.text("variant");
  private static final ProcessVariable<String> DEPARTMENT = ProcessVariable.text("department");
  private static final ProcessVariable<String> REASON = ProcessVariable.text("overruleReason");
  private static final ProcessVariable<String> INVESTOR = ProcessVariable.text("investorId");
  private static final ProcessVariable<String> PROJECT = ProcessVariable.text("projectId");
  private static final ProcessVariable<String> GROUND = ProcessVariable.text("ground");

  /** The parts of a split, and departments asked to assist, as JSON. */
  private static final ProcessVariable<String> PARTS = ProcessVariable.text("parts");

  private static final ProcessVariable<String> ASSISTING = ProcessVariable.text("assisting");
  private static final ProcessVariable<String> INTO = ProcessVariable.text("mergeInto");
  private static final ProcessVariable<String> PRIVACY = ProcessVariable.text("privacyChecked");

  private final IssueDesk desk;
  private final CaseWork work;
  private final Opinions opinions;
  private final TriageParts parts;

  TriageIssueForm(
      SubmittedForms forms,
      DeskHand hand,
      IssueDesk desk,
      CaseWork work,
      Opinions opinions,
      TriageParts parts) {
    super(forms, hand);
    this.desk = desk;
    this.work = work;
    this.opinions = opinions;
    this.parts = parts;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(
        DECISION,
        TYPE,
        VARIANT,
        DEPARTMENT,
        REASON,
        INVESTOR,
        PROJECT,
        GROUND,
        TEXT,
        PARTS,
        ASSISTING,
        INTO,
        PRIVACY);
  }

  @Override
  void decide(IssueNumber number, SubmittedForm form) {
    switch (form.choice(DECISION, Decision.class)) {
      case ACCEPT -> {
        desk.accept(
            number,
            new Acceptance(
                form.choice(TYPE, IssueType.class),
                form.find(VARIANT).orElse(null),
                form.require(DEPARTMENT),
                form.find(REASON).orElse(null),
                id(form, INVESTOR),
                id(form, PROJECT)));
        var asked = parts.assisting(form.find(ASSISTING).orElse(null), words(form, TEXT));
        if (!asked.isEmpty()) {
          opinions.ask(number, Opinions.Purpose.ASSISTANCE, asked);
        }
      }
      case SPLIT ->
          work.splitAtTriage(
              number,
              parts.read(form.require(PARTS)),
              words(form, TEXT),
              id(form, INVESTOR),
              id(form, PROJECT));
      case MERGE ->
          work.merge(
              number,
              IssueNumber.parse(form.find(INTO).orElse(""))
                  .orElseThrow(() -> new Refusal("cases.refusal.mergeNumber")),
              words(form, TEXT),
              form.find(PRIVACY).filter("true"::equals).isPresent());
      case DECLINE ->
          desk.decline(number, form.choice(GROUND, LegalGround.class), words(form, TEXT));
    }
  }

  private static @Nullable Long id(SubmittedForm form, ProcessVariable<String> field) {
    var text = form.find(field);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().matches("\\d{1,18}")) {
      throw new Refusal("platform.form.fieldUnreadable", field.name());
    }
    return Long.valueOf(text.get());
  }
}
