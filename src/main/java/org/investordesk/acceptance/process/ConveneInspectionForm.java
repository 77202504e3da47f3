package org.investordesk.acceptance.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Convening;
import org.investordesk.acceptance.Sector;
import org.investordesk.acceptance.SiteFacts;
import org.investordesk.acceptance.Surroundings;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.stereotype.Component;

/** 召集勘验: who comes, on which day, to which place. */
@Component
class ConveneInspectionForm implements TaskListener {

  enum YesNo {
    YES,
    NO
  }

  private static final ProcessVariable<String> SECTOR = ProcessVariable.text("sector");
  private static final ProcessVariable<String> HEIGHT = ProcessVariable.text("height");
  private static final ProcessVariable<String> AREA = ProcessVariable.text("area");
  private static final ProcessVariable<String> CIVIL_DEFENCE = ProcessVariable.text("civilDefence");
  private static final ProcessVariable<String> SURROUNDINGS = ProcessVariable.text("surroundings");
  private static final ProcessVariable<String> INSPECTORS = ProcessVariable.text("inspectors");
  private static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
  private static final ProcessVariable<String> ON = ProcessVariable.text("on");
  private static final ProcessVariable<String> PLACE = ProcessVariable.text("place");
  private static final ProcessVariable<String> TEXT = ProcessVariable.text("text");

  private final StageHand stage;
  private final AcceptanceDesk desk;

  ConveneInspectionForm(StageHand stage, AcceptanceDesk desk) {
    this.stage = stage;
    this.desk = desk;
  }

  @Override
  public void notify(DelegateTask task) {
    stage.receive(
        task,
        List.of(
            SECTOR, HEIGHT, AREA, CIVIL_DEFENCE, SURROUNDINGS, INSPECTORS, REASON, ON, PLACE, TEXT),
        (number, form) -> desk.convene(number, convening(form)));
  }

  private static Convening convening(SubmittedForm form) {
    return new Convening(
        new SiteFacts(
            form.choice(SECTOR, Sector.class),
            FormRows.figure(form, HEIGHT),
            FormRows.figure(form, AREA),
            form.choice(CIVIL_DEFENCE, YesNo.class) == YesNo.YES,
            form.choice(SURROUNDINGS, Surroundings.class)),
        FormRows.ids(form, INSPECTORS),
        form.find(REASON).orElse(null),
        form.requireDate(ON),
        form.require(PLACE),
        form.find(TEXT).orElse(null));
  }
}
