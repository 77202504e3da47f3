package org.investordesk.onsite.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.onsite.OnSiteOffices.Minutes;
import org.investordesk.onsite.OnSiteOffices.Resolution;
import org.investordesk.onsite.process.OnSiteOfficeProcess.Form;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 召开会议: who came, what was said, and the decisions, each with its owner and day. */
@Component
class RecordMeetingForm implements TaskListener {

  /** A row of the form. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Row(
      @Nullable String issue,
      @Nullable String department,
      @Nullable String text,
      @Nullable String dueOn,
      @Nullable Integer moreDays) {}

  private static final int LONGEST = 100_000;

  private final SubmittedForms forms;
  private final OnSiteOffices offices;
  private final ObjectMapper json = new ObjectMapper();

  RecordMeetingForm(SubmittedForms forms, OnSiteOffices offices) {
    this.forms = forms;
    this.offices = offices;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(
        task,
        Form.OF_MINUTES,
        form ->
            offices.minute(
                task.getExecution().getProcessBusinessKey(),
                new Minutes(
                    present(form),
                    form.text(Form.TEXT, 0, LONGEST),
                    resolutions(form.text(Form.DECISIONS, 0, LONGEST)))));
  }

  private static Set<String> present(SubmittedForm form) {
    return new LinkedHashSet<>(
        form.find(Form.PRESENT).stream()
            .flatMap(ids -> Arrays.stream(ids.split(",")))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .toList());
  }

  private List<Resolution> resolutions(String text) {
    try {
      return text.isEmpty()
          ? List.of()
          : Arrays.stream(json.readValue(text, Row[].class)).map(RecordMeetingForm::read).toList();
    } catch (JsonProcessingException no) {
      throw new Refusal("onsite.refusal.noDecision");
    }
  }

  private static Resolution read(Row row) {
    LocalDate due = null;
    var day = row.dueOn();
    if (day != null && !day.isBlank()) {
      try {
        due = LocalDate.parse(day);
      } catch (DateTimeException no) {
        throw new Refusal("onsite.refusal.decisionUnreadable", day);
      }
    }
    return new Resolution(
        row.issue() == null ? "" : row.issue(),
        row.department() == null ? "" : row.department(),
        row.text() == null ? "" : row.text(),
        due,
        row.moreDays() == null ? 0 : row.moreDays());
  }
}
