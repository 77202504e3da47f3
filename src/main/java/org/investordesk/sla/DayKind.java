package org.investordesk.sla;

/** Why a day counts or does not. */
public enum DayKind {
  WORKDAY(true),
  /** A Saturday or Sunday worked for a holiday 调休上班. */
  MAKE_UP(true),
  WEEKEND(false),
  HOLIDAY(false);

  private final boolean working;

  DayKind(boolean working) {
    this.working = working;
  }

  public boolean isWorking() {
    return working;
  }
}
