package org.investordesk.platform;

import java.util.Optional;

/**
 * Says what stands beside a task in Tasklist that belongs to no single issue, such as the meeting
 * whose minutes are to be taken down. Contributed by the room whose task it is, as a bean.
 */
public interface TaskPage {

  /**
   * What a task is about.
   *
   * @param path of the page of ours that shows it, such as {@code /desk/onsite/XC-2026-0001}; the
   *     page understands {@code embedded=1} and then leaves out the frame of the desk
   * @param number such as {@code XC-2026-0001}
   */
  record About(String path, String number, String title) {}

  /** Empty where the task is another room's, or its reader may not see it. */
  Optional<About> of(String taskId);
}
