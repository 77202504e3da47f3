package org.investordesk.sla;

/** The clocks of an issue. Which of them a type has, and how long they run, is in its policy. */
public enum ClockName {
  /** Acknowledged and a handler named, from registration; never paused. */
  CONTACT,
  /** Accepted or declined and dispatched, from registration. */
  TRIAGE,
  /** Signed for by the department, from dispatch. */
  SIGN_FOR,
  /** Plan told to the investor, from dispatch. */
  PLAN,
  /** Public update, from the last one. */
  UPDATE,
  /** Resolution target, from registration; carries the ladder. */
  RESOLUTION,
  /** The limit nobody may exceed, from registration. */
  CEILING,
  /** Check of a submitted answer by the coordinator, from its submission. */
  CHECK,
  /** The investor's silence after an answer, from its release. */
  SILENCE,
  /**
   * One stage of a process of the type's own; its part names the stage, see {@link StageClocks}.
   */
  STAGE,
  /** A date told to the investor, from the moment it was told. */
  COMMITMENT,
  /** The longest a pause may last, from its beginning; never paused itself. */
  PAUSE
}
