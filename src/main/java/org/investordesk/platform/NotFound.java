package org.investordesk.platform;

/**
 * What was asked for does not exist, or not for this reader: the two must look the same from
 * outside. Answered with 404 everywhere.
 */
public final class NotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public NotFound() {
    super("platform.refusal.notFound");
  }
}
