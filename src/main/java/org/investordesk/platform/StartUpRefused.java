package org.investordesk.platform;

/** The desk does not start like this; the message says which setting to change, in one line. */
public final class StartUpRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartUpRefused(String message) {
    super(message);
  }
}
