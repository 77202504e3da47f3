package org.investordesk.cases.process;

import org.investordesk.platform.process.DepartmentProcesses;
import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code department-opinion.bpmn} and the code share. */
final class DepartmentOpinionProcess {

  static final String KEY = "department-opinion";

  /** Ids of the nodes. */
  static final class Elements {
    static final String OPINION_ASKED = "startEvent_opinionAsked";
    static final String GIVE_OPINION = "userTask_giveOpinion";
    static final String OPINION_RECALLED = "event_opinionRecalled";
    static final String RECALL_DONE = "endEvent_opinionRecalled";
    static final String OPINION_GIVEN = "endEvent_opinionGiven";

    private Elements() {}
  }

  /** Names of the messages. */
  static final class Messages {
    static final String OPINION_RECALLED = "desk.opinionRecalled";

    private Messages() {}
  }

  /** Process variables. */
  static final class Variables {
    /** Transient: the tenant of the instance. */
    static final ProcessVariable<String> DEPARTMENT = DepartmentProcesses.DEPARTMENT;

    /** Which question this is about. */
    static final ProcessVariable<Long> OPINION = new ProcessVariable<>("opinion", Long.class);

    private Variables() {}
  }

  private DepartmentOpinionProcess() {}
}
