package org.investordesk.platform;

import java.util.Arrays;

/**
 * A business no: somebody asked for something the desk cannot do. It carries the key of a sentence
 * in {@code messages/}, so that pages, Tasklist, API and mail all tell the reader in his own
 * language what is wrong and what to do. A technical failure is never a refusal.
 */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] arguments;

  /**
   * @param key key of the sentence in the message files, such as {@code cases.refusal.textTooLong}
   * @param arguments what the sentence mentions, in its order
   */
  public Refusal(String key, Object... arguments) {
    super(key + " " + Arrays.toString(arguments));
    this.key = key;
    this.arguments = arguments.clone();
  }

  public String key() {
    return key;
  }

  public Object[] arguments() {
    return arguments.clone();
  }
}
