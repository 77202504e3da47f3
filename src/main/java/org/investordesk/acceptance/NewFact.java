package org.investordesk.acceptance;

/**
 * Why something may be noticed that was not in the first notice: only what could not have been seen
 * then.
 */
public enum NewFact {
  /** 资料有变更: the papers handed in are not those checked before. */
  CHANGED_PAPERS,
  /** 现场有新建改建: something was built or rebuilt since. */
  NEW_CONSTRUCTION
}
