package org.investordesk.escalation;

/** How serious a supervision order 督办单 is; each has a name and a shape besides its colour. */
public enum OrderColour {
  /** 蓝色督办单 ●: by hand, or for the head of a department. */
  BLUE,
  /** 黄色督办单 ▲: the assigned leader has been called. */
  YELLOW,
  /** 红色督办单 ■: deputy mayor or mayor has been called. */
  RED
}
