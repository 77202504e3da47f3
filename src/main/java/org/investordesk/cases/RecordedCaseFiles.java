package org.investordesk.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.domain.Issue;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.cases.store.OpinionStore;
import org.investordesk.cases.store.TimelineStore;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

@Service
class RecordedCaseFiles implements CaseFiles, IssueKinds {

  private final IssueStore issues;
  private final TimelineStore timelines;
  private final OpinionStore opinions;
  private final ServiceClocks clocks;
  private final Directory directory;
  private final CurrentUsers users;
  private final StatusLinks links;
  private final ObjectProvider<CaseReader> readers;
  private final Clock clock;

  RecordedCaseFiles(
      IssueStore issues,
      TimelineStore timelines,
      OpinionStore opinions,
      ServiceClocks clocks,
      Directory directory,
      CurrentUsers users,
      StatusLinks links,
      ObjectProvider<CaseReader> readers,
      Clock clock) {
    this.issues = issues;
    this.timelines = timelines;
    this.opinions = opinions;
    this.clocks = clocks;
    this.directory = directory;
    this.users = users;
    this.links = links;
    this.readers = readers;
    this.clock = clock;
  }

  @Override
  public Optional<IssueView> find(IssueNumber number) {
    return issues.find(number).map(this::view);
  }

  @Override
  public Map<IssueNumber, IssueView> findAll(Collection<IssueNumber> numbers) {
    var views = new LinkedHashMap<IssueNumber, IssueView>();
    if (!numbers.isEmpty()) {
      issues.findAll(numbers).forEach(filed -> views.put(filed.issue().number(), view(filed)));
    }
    return views;
  }

  @Override
  public List<IssueView> ofCase(UUID caseId) {
    return issues.ofCase(caseId).stream().map(this::view).toList();
  }

  @Override
  public Optional<UUID> caseByToken(String statusToken) {
    return issues.caseByTokenHash(StatusLinks.hash(statusToken));
  }

  @Override
  public List<Kind> registered(Instant from, Instant until) {
    return issues.kinds(from, until);
  }

  @Override
  public List<IssueNumber> openOfProject(long projectId) {
    return issues.openOfProject(projectId);
  }

  @Override
  public List<TimelineEntry> timeline(IssueNumber number, Audience audience) {
    var names = new HashMap<String, String>();
    return timelines.of(number, audience).stream()
        .map(
            entry -> {
              var name = names.computeIfAbsent(entry.actor(), this::shown);
              return entry.by(name);
            })
        .toList();
  }

  @Override
  public List<Attachment> attachments(IssueNumber number, Audience audience) {
    return timelines.files(number, audience);
  }

  @Override
  public Optional<byte[]> content(UUID attachment) {
    return timelines.content(attachment);
  }

  @Override
  public boolean maySee(IssueNumber number) {
    var user = users.current();
    if (user.seesEveryDepartment()) {
      return true;
    }
    return issues
            .find(number)
            .map(IssueStore.Filed::issue)
            .filter(
                issue ->
                    user.departments().contains(String.valueOf(issue.department()))
                        || (issue.consulted() && opinions.wasAsked(number, user.departments())))
            .isPresent()
        || readers.stream().anyMatch(reader -> reader.mayRead(user, number));
  }

  /** Empty for the investor and for the desk itself, who have no name of their own. */
  private String shown(String actor) {
    return directory.person(actor).map(Person::name).orElse("");
  }

  IssueView view(IssueStore.Filed filed) {
    var issue = filed.issue();
    var file = filed.file();
    var department = issue.department() == null ? null : department(issue.department());
    return new IssueView(
        issue.number(),
        issue.caseId(),
        file.channel(),
        issue.type(),
        issue.variant(),
        issue.state(),
        issue.underCheck(),
        issue.subject(),
        issue.description(),
        issue.area(),
        issue.projectName(),
        file.contact(),
        file.language(),
        file.verifiedAt() != null,
        file.investorId(),
        issue.projectId(),
        issue.department(),
        department == null ? null : department.name(),
        department == null ? null : department.nameEn(),
        issue.proposedDepartment(),
        issue.handler(),
        name(issue.handler()),
        issue.coordinator(),
        name(issue.coordinator()),
        issue.registeredAt(),
        issue.answeredAt(),
        issue.closedAt(),
        isClassified(issue) ? due(issue.number()) : null,
        issue.promisedAt(),
        issue.reopened(),
        issue.confirmed(),
        links.tokenOf(issue.caseId()));
  }

  /** Before type and variant are known nobody is promised the limit that counts meanwhile. */
  private static boolean isClassified(Issue.Facts issue) {
    return issue.type() != null && issue.type().accepts(issue.variant());
  }

  private @Nullable Instant due(IssueNumber number) {
    for (var reading : clocks.readings(number.value(), clock.instant())) {
      if (reading.clock() == ClockName.RESOLUTION) {
        return reading.due();
      }
    }
    return null;
  }

  private @Nullable Department department(String id) {
    return directory.department(id).orElse(null);
  }

  private @Nullable String name(@Nullable String userId) {
    return userId == null ? null : directory.person(userId).map(Person::name).orElse(userId);
  }
}
