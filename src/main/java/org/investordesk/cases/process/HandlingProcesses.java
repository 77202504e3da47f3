package org.investordesk.cases.process;

import org.investordesk.cases.IssueType;

/** Which process handles which type: those without one of their own go to the general one. */
final class HandlingProcesses {

  static String keyFor(IssueType type) {
    return switch (type) {
      case POWER,
          ACCEPTANCE,
          APPROVAL,
          LAND,
          UTILITIES,
          FINANCE,
          LABOUR,
          TALENT,
          POLICY,
          COMPLAINT,
          SERVICE,
          INQUIRY,
          OTHER ->
          GeneralCoordinationProcess.KEY;
    };
  }

  private HandlingProcesses() {}
}
