package org.investordesk.architecture.example.process;

/** Only its name matters. */
final class RemindOfficeDelegate {

  private RemindOfficeDelegate() {}
}
