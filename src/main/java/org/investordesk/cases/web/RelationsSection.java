package org.investordesk.cases.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.CaseWork.LinkKind;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of the case file that shows how the issue belongs together with others. */
@Component
class RelationsSection implements CaseFileSection {

  /**
   * Another issue, as far as its reader may see it.
   *
   * @param subject null where it belongs to a department the reader is not of
   * @param note what is special about it, in the reader's words
   * @param reason what staff wrote; null where nothing
   */
  record Other(
      IssueNumber number,
      @Nullable String subject,
      @Nullable String description,
      String state,
      String department,
      String due,
      List<String> note,
      @Nullable String reason) {}

  private final CaseFiles files;
  private final CaseRelations relations;
  private final CurrentUsers users;
  private final Words words;

  RelationsSection(CaseFiles files, CaseRelations relations, CurrentUsers users, Words words) {
    this.files = files;
    this.relations = relations;
    this.users = users;
    this.words = words;
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public String titleKey() {
    return "cases.relations.title";
  }

  @Override
  public String template() {
    return "cases/relations";
  }

  @Override
  public Map<String, Object> model(IssueNumber number) {
    var issue = files.find(number).orElseThrow(NotFound::new);
    var model = new HashMap<String, Object>();
    model.put("issue", issue);
    model.put("words", relations.reported(issue.caseId()).orElse(null));
    model.put("splitFrom", relations.splitFrom(number));
    model.put(
        "siblings",
        files.ofCase(issue.caseId()).stream()
            .filter(other -> !other.number().equals(number))
            .map(other -> other(other, false, List.of(), null))
            .toList());
    model.put("links", links(number));
    model.put(
        "mergedInto",
        relations
            .mergedInto(number)
            .map(merger -> merged(merger.into(), merger, false))
            .orElse(null));
    model.put(
        "mergedHere",
        relations.mergedHere(number).stream()
            .map(merger -> merged(merger.issue(), merger, true))
            .toList());
    var directs = directs();
    model.put("alike", directs ? alike(number) : List.of());
    model.put("mayDirect", directs);
    model.put("maySplit", directs && isInHands(issue));
    model.put("mayMerge", directs && issue.state().isOpen());
    return model;
  }

  private List<Other> links(IssueNumber number) {
    var links = relations.links(number);
    var views = files.findAll(links.stream().map(CaseRelations.Link::other).toList());
    return links.stream()
        .map(
            link ->
                other(
                    views.get(link.other()), false, List.of(words.say(kind(link))), link.reason()))
        .toList();
  }

  static String kind(CaseRelations.Link link) {
    return "cases.relations."
        + (link.kind() == LinkKind.RELATED ? "RELATED" : link.precedes() ? "BEFORE" : "AFTER");
  }

  /** What was merged here must be known to whoever works on it; contacts are not shown. */
  private Other merged(IssueNumber number, CaseRelations.Merger merger, boolean open) {
    var note =
        merger.acrossInvestors() ? List.of(words.say("cases.relations.across")) : List.<String>of();
    return other(files.find(number).orElseThrow(NotFound::new), open, note, merger.reason());
  }

  List<Other> alike(IssueNumber number) {
    var alike = relations.alike(number);
    var views = files.findAll(alike.stream().map(CaseRelations.Alike::issue).toList());
    return alike.stream()
        .map(found -> other(views.get(found.issue()), false, about(found), null))
        .toList();
  }

  /** The likeness and what else speaks for it. */
  List<String> about(CaseRelations.Alike found) {
    var about = new ArrayList<String>();
    about.add(words.say("cases.relations.percent", found.percent()));
    if (found.sameProject()) {
      about.add(words.say("cases.relations.sameProject"));
    }
    if (found.sameType()) {
      about.add(words.say("cases.relations.sameType"));
    }
    about.add(
        words.say(
            found.sameInvestor()
                ? "cases.relations.sameInvestor"
                : "cases.relations.otherInvestor"));
    return about;
  }

  private Other other(
      @Nullable IssueView other, boolean open, List<String> note, @Nullable String reason) {
    if (other == null) {
      throw new NotFound();
    }
    var visible = open || files.maySee(other.number());
    return new Other(
        other.number(),
        visible ? other.subject() : null,
        open ? other.description() : null,
        words.state(other),
        words.department(other),
        words.time(other.dueAt()),
        note,
        visible ? reason : null);
  }

  private boolean directs() {
    var user = users.current();
    return user.is(Role.COORDINATOR) || user.is(Role.ADMINISTRATOR);
  }

  private static boolean isInHands(IssueView issue) {
    return issue.state().isOpen()
        && issue.state() != IssueState.REGISTERED
        && issue.state() != IssueState.ANSWERED;
  }
}
