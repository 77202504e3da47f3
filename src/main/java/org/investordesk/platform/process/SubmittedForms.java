package org.investordesk.platform.process;

import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The one way a task's complete listener takes in what Tasklist submitted. Tasklist writes a form's
 * fields as process variables; here they are checked, handed to the domain and removed again, all
 * in the transaction of the completion, so that none of them is ever stored. What stays is what the
 * listener itself sets: the variable a gateway reads.
 *
 * <pre>{@code
 * public void notify(DelegateTask task) {
 *   forms.receive(task, FIELDS, form -> desk.signFor(number, form.text(PLAN, 5, 1000)));
 * }
 * }</pre>
 */
@Component
public class SubmittedForms {

  private final Sentences sentences;

  SubmittedForms(Sentences sentences) {
    this.sentences = sentences;
  }

  /**
   * Checks who completes the task and what was sent, removes the fields and lets the domain decide.
   * Refused are: a person who is neither assignee nor, while nobody is, a candidate; a variable
   * that is not one of the fields; a change of a variable the process itself carries. Where nobody
   * is signed in to the engine, the desk's own code completes the task, which needs no leave.
   *
   * @param fields every field the form may send
   * @param decision applies the form to the domain and sets the gateway's variable
   * @throws FormRefused with a sentence in the reader's language, for a {@link Refusal} of these
   *     checks and of the domain alike
   */
  public void receive(
      DelegateTask task,
      Collection<? extends ProcessVariable<?>> fields,
      Consumer<SubmittedForm> decision) {
    try {
      refuseStranger(task);
      var form = read(task, fields);
      decision.accept(form);
    } catch (Refusal no) {
      throw new FormRefused(sentences.inOne(no, LocaleContextHolder.getLocale()), no);
    }
  }

  private static SubmittedForm read(
      DelegateTask task, Collection<? extends ProcessVariable<?>> fields) {
    var sent = new LinkedHashMap<String, Object>();
    var all = task.getVariables();
    for (var field : fields) {
      var value = all.remove(field.name());
      if (value instanceof String text) {
        value = text.strip();
      }
      if (value == null || value.equals("")) {
        continue;
      }
      if (value instanceof String text
          && text.codePoints().anyMatch(SubmittedForms::isUnwritable)) {
        throw new Refusal("platform.form.fieldUnreadable", field.name());
      }
      if (!field.type().isInstance(value)) {
        throw new Refusal("platform.form.fieldUnreadable", field.name());
      }
      sent.put(field.name(), value);
    }
    for (var other : all.entrySet()) {
      if (!isCarriedUnchanged(task, other.getKey(), other.getValue())) {
        throw new Refusal("platform.form.fieldUnknown", other.getKey());
      }
    }
    var names = fields.stream().map(ProcessVariable::name).toList();
    task.removeVariablesLocal(names);
    task.removeVariables(names);
    return new SubmittedForm(sent);
  }

  /** What no keyboard makes and PostgreSQL cannot keep: control characters, half characters. */
  private static boolean isUnwritable(int c) {
    return Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0
        || Character.getType(c) == Character.SURROGATE;
  }

  /**
   * What was submitted has not reached the database yet, so a query that finds the very value there
   * proves that it belongs to the process and was not overwritten by this submission.
   */
  private static boolean isCarriedUnchanged(
      DelegateTask task, String name, @Nullable Object value) {
    var plain =
        value == null
            || value instanceof String
            || value instanceof Boolean
            || value instanceof Number
            || value instanceof Date;
    return plain
        && task.getProcessEngineServices()
                .getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(task.getProcessInstanceId())
                .variableValueEquals(name, value)
                .count()
            > 0;
  }

  private static void refuseStranger(DelegateTask task) {
    var who = task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (who == null || who.getUserId() == null) {
      return;
    }
    var mine =
        task.getAssignee() == null
            ? isCandidate(task.getCandidates(), who.getUserId(), who.getGroupIds())
            : task.getAssignee().equals(who.getUserId());
    if (!mine) {
      throw new Refusal("platform.form.notYours");
    }
  }

  private static boolean isCandidate(
      Collection<IdentityLink> links, String user, @Nullable List<String> groups) {
    return links.stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .anyMatch(
            link ->
                user.equals(link.getUserId())
                    || (groups != null && groups.contains(link.getGroupId())));
  }
}
