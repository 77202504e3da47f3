package org.investordesk.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads issues and cases. Says nothing about who may read: ask {@link #maySee}. */
public interface CaseFiles {

  Optional<IssueView> find(IssueNumber number);

  Map<IssueNumber, IssueView> findAll(Collection<IssueNumber> numbers);

  /** The issues of a case, oldest first. */
  List<IssueView> ofCase(UUID caseId);

  /**
   * The case behind the secret part of a status link. Takes the same time for a wrong token as for
   * a right one.
   */
  Optional<UUID> caseByToken(String statusToken);

  /** Oldest first. */
  List<TimelineEntry> timeline(IssueNumber number, Audience audience);

  List<Attachment> attachments(IssueNumber number, Audience audience);

  /** The bytes of an attachment. */
  Optional<byte[]> content(UUID attachment);

  /**
   * Whether the member of staff acting now may read the case file: of the lead department, of one
   * that is or was asked for its opinion, or who answers for the whole.
   */
  boolean maySee(IssueNumber number);
}
