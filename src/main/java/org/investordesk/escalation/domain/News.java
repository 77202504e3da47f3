package org.investordesk.escalation.domain;

/** Tells the other rooms what happened, in the running transaction. */
public interface News {

  void publish(Object event);
}
