package org.investordesk.power.domain;

import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.power.Saving;

/** The connections and what they saved. */
public interface Connections {

  Optional<Connection.Facts> find(IssueNumber issue);

  /** For a change, made where there is none yet; locked until the end of the transaction. */
  Connection lock(IssueNumber issue);

  void save(Connection connection);

  /** Writes down what a stage took; a later run of the same stage replaces it. */
  void note(IssueNumber issue, String department, Saving saving);

  /** In the order of the stages, the whole last. */
  List<Saving> savings(IssueNumber issue);
}
