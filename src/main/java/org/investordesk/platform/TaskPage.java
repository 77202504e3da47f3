package org.investordesk.platform;

import java.util.Optional;

/**
 * Says what stands beside a task in Tasklist that belongs to no single issue, such as the meeting
 * whose minutes are to be taken down. Contributed by the room whose task it is, as a bean.
 */
public interface TaskPage {

  /**
   * The page of ours that shows what the task is about; empty where the task is another room's or
   * its reader may not see it.
   *
   * @return a path such as {@code /desk/onsite/XC-2026-0001}; the page understands {@code embedded}
   *     and then leaves out the frame of the desk
   */
  Optional<String> of(String taskId);
}
