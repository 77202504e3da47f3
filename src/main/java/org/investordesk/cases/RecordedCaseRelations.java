package org.investordesk.cases;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.store.CaseWorkStore;
import org.investordesk.cases.store.IssueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class RecordedCaseRelations implements CaseRelations {

  /** Found by trying real reports: what means another thing stays below, paraphrases lie above. */
  private static final int LEAST_PERCENT = 18;

  /** For another type in another project; standing phrases alone reach a quarter. */
  private static final int LEAST_PERCENT_ELSEWHERE = 40;

  private static final int MOST_ALIKE = 5;

  private final CaseWorkStore store;
  private final IssueStore issues;
  private final CaseFiles files;

  RecordedCaseRelations(CaseWorkStore store, IssueStore issues, CaseFiles files) {
    this.store = store;
    this.issues = issues;
    this.files = files;
  }

  @Override
  public Optional<Words> reported(UUID caseId) {
    return store.words(caseId);
  }

  @Override
  public @Nullable IssueNumber splitFrom(IssueNumber number) {
    return store.splitFrom(number).orElse(null);
  }

  @Override
  public List<Link> links(IssueNumber number) {
    return store.links(number);
  }

  @Override
  public Optional<Merger> mergedInto(IssueNumber number) {
    return store.mergedInto(number);
  }

  @Override
  public List<Merger> mergedHere(IssueNumber number) {
    return issues.isKnownToCarryNone(number) ? List.of() : store.mergedHere(number);
  }

  @Override
  public boolean sameInvestor(IssueView one, IssueView other) {
    return one.caseId().equals(other.caseId())
        || one.investorId() != null && one.investorId().equals(other.investorId())
        || one.contactVerified()
            && other.contactVerified()
            && one.contact().email().equalsIgnoreCase(other.contact().email());
  }

  @Override
  public List<Alike> alike(IssueNumber number) {
    var issue = files.find(number).orElse(null);
    if (issue == null || !issue.state().isOpen()) {
      return List.of();
    }
    var found = store.resembling(number, LEAST_PERCENT, LEAST_PERCENT_ELSEWHERE, MOST_ALIKE);
    var views = files.findAll(found.stream().map(CaseWorkStore.Resembling::issue).toList());
    return found.stream()
        .map(
            resembling -> {
              var other = Objects.requireNonNull(views.get(resembling.issue()));
              return new Alike(
                  other.number(),
                  resembling.percent(),
                  sameProject(issue, other),
                  issue.type() != null && issue.type() == other.type(),
                  sameInvestor(issue, other));
            })
        .toList();
  }

  private static boolean sameProject(IssueView one, IssueView other) {
    return one.projectId() != null && one.projectId().equals(other.projectId())
        || one.projectName() != null && one.projectName().equals(other.projectName());
  }
}
