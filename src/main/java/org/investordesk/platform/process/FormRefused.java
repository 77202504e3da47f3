package org.investordesk.platform.process;

import org.investordesk.platform.Refusal;

/**
 * A submitted form was refused. Its message is the sentence the reader sees, in his language: the
 * engine wraps what a listener throws and passes only the message on.
 */
public final class FormRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FormRefused(String sentence, Refusal cause) {
    super(sentence, cause);
  }

  /** The refusal behind the sentence. */
  public Refusal refusal() {
    return (Refusal) getCause();
  }
}
