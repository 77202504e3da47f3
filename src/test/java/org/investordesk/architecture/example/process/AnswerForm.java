package org.investordesk.architecture.example.process;

/** Only its name matters. */
final class AnswerForm {

  private AnswerForm() {}
}
