package org.investordesk.cases.domain;

import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;

/**
 * What happened to an issue, told in business words; the process layer turns it into engine calls.
 * A step a person took by completing the very task in Tasklist and the same step taken elsewhere
 * are told alike.
 */
public interface IssueFlow {

  void registered(IssueNumber number);

  void accepted(IssueNumber number, String department, IssueType type);

  void declined(IssueNumber number);

  void signedFor(IssueNumber number);

  /** The department asked somebody and waits. */
  void waitBegan(IssueNumber number);

  void investorReplied(IssueNumber number);

  void workResumed(IssueNumber number);

  void answered(IssueNumber number);

  void released(IssueNumber number);

  void answerReturned(IssueNumber number, String department, IssueType type);

  /** Solved by the investor's word, or closed by silence. */
  void settled(IssueNumber number);

  /** "Not solved" while the instance still waits for the investor. */
  void objected(IssueNumber number, String department, IssueType type);

  /** "Not solved" after closing: a new instance starts at dispatch. */
  void reopened(IssueNumber number, String department, IssueType type);

  /** A part of another issue: its instance starts at dispatch. */
  void splitOff(IssueNumber number, String department, IssueType type);

  void transferred(IssueNumber number, String department, IssueType type);

  void retyped(IssueNumber number, String department, IssueType type);

  void withdrawn(IssueNumber number);

  /** It lives on in another issue; its own instance ends. */
  void merged(IssueNumber number);

  /** Clocks started or stopped: the one timer is set anew before the commit. */
  void clocksChanged(IssueNumber number);

  /** Limits moved as well: the due dates of open tasks follow. */
  void limitsMoved(IssueNumber number);
}
