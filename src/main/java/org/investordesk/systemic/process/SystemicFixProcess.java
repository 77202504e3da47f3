package org.investordesk.systemic.process;

import java.util.List;
import org.investordesk.platform.process.DepartmentProcesses;
import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code systemic-fix.bpmn} and the code share. */
public final class SystemicFixProcess {

  public static final String KEY = "systemic-fix";

  /** Ids of the nodes. */
  public static final class Elements {
    public static final String FIX_PROPOSED = "startEvent_fixProposed";
    public static final String REVIEW_PROPOSAL = "userTask_reviewProposal";
    public static final String PROPOSAL_ADOPTED = "gateway_proposalAdopted";
    public static final String CHANGE_RULE = "callActivity_changeRule";
    public static final String ACCEPT_CHANGE = "userTask_acceptChange";
    public static final String CHANGE_ACCEPTED = "gateway_changeAccepted";
    public static final String FIX_COMPLETED = "endEvent_fixCompleted";
    public static final String FIX_REJECTED = "endEvent_fixRejected";

    private Elements() {}
  }

  /** Process variables. */
  static final class Variables {
    /** Read by {@code platform.process}: the tenant of the called instance. */
    static final ProcessVariable<String> LEAD_DEPARTMENT = DepartmentProcesses.LEAD_DEPARTMENT;

    /** Read by the next gateway. */
    static final ProcessVariable<Boolean> ACCEPTED = ProcessVariable.flag("accepted");

    private Variables() {}
  }

  /** What the forms send. */
  static final class Form {
    static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
    static final List<ProcessVariable<String>> FIELDS = List.of(DECISION, TEXT);

    private Form() {}
  }

  private SystemicFixProcess() {}
}
