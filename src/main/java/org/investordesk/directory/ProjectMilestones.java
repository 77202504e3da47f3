package org.investordesk.directory;

import java.time.LocalDate;
import java.util.List;

/** The dates a project was promised to reach something by 承诺节点, such as 投产. */
public interface ProjectMilestones {

  /** A project has this many at most. */
  int MOST = 10;

  /**
   * A promised date.
   *
   * @param name one line, 2 to 60 characters
   * @param on the last day that keeps the promise
   */
  record Promised(String name, LocalDate on) {}

  /** In order of their dates; empty where nothing was promised. */
  List<Promised> of(long projectId);

  /**
   * Sets exactly these.
   *
   * @throws org.investordesk.platform.InvalidInput for a name too short or long, or too many; its
   *     field is {@code milestones}
   */
  void replace(long projectId, List<Promised> milestones);
}
