package org.investordesk.escalation.domain;

import java.util.List;
import org.investordesk.directory.Person;

/**
 * Who is called, and how he was found.
 *
 * @param to never empty
 * @param copies told besides; a department's mailbox stands here under the department's id
 * @param chain every place tried, in order
 * @param fallback the one who should have been called was not there
 */
public record Call(List<Person> to, List<Person> copies, List<ChainStep> chain, boolean fallback) {

  public Call {
    if (to.isEmpty()) {
      throw new IllegalArgumentException("a call without anybody to call");
    }
    to = List.copyOf(to);
    copies = List.copyOf(copies);
    chain = List.copyOf(chain);
  }
}
