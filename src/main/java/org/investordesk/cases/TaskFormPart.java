package org.investordesk.cases;

import java.util.Map;

/**
 * What a room adds to the embedded forms of its own tasks. The form gets it, merged with the head
 * and the common choices, from {@code /desk/tasks/{id}/form}.
 */
public interface TaskFormPart {

  /** Key of the process definition whose tasks it serves. */
  String process();

  /**
   * Base of the words: every key under {@code <room>.form.} of {@code messages/<room>} becomes
   * {@code w.<rest>} in the form, besides those of {@code cases.form.}.
   */
  String room();

  /**
   * What the form of this task shows besides.
   *
   * @param task definition key, as {@code userTask_surveySite}
   */
  Map<String, Object> model(String task, String taskId, IssueView issue);
}
