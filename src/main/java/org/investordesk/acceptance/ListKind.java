package org.investordesk.acceptance;

/** What a list of items is about. */
public enum ListKind {
  /** 一次性告知: what is wrong with the papers. */
  DEFECTS,
  /** 整改清单: what the inspectors found on the site. */
  RECTIFICATION
}
