package org.investordesk.rulings.domain;

/** What the processes are told. */
public interface RulingFlow {

  /** Gives somebody the task to rule. */
  void asked(Request request);

  /** The limit came first; the task is taken back. */
  void lapsed(Request request);

  /** There is nothing left to rule on; the task is taken back. */
  void ended(Request request);

  /** Task and timer follow the date in the request. */
  void moved(Request request);
}
