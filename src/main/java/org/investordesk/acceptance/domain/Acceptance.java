package org.investordesk.acceptance.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.investordesk.acceptance.AcceptanceDesk.Defects;
import org.investordesk.acceptance.AcceptanceDesk.Entry;
import org.investordesk.acceptance.AcceptanceDesk.Judgement;
import org.investordesk.acceptance.AcceptanceDesk.Summary;
import org.investordesk.acceptance.AcceptanceFile;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.acceptance.AcceptanceFile.ItemList;
import org.investordesk.acceptance.ItemState;
import org.investordesk.acceptance.ListKind;
import org.investordesk.acceptance.Phase;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** One acceptance inspection. The only place that knows which step may follow which. */
public final class Acceptance {

  /** What a department said, or that it said nothing. */
  public record Said(String department, State state, @Nullable Verdict verdict) {}

  private static final int MOST_ITEMS = 30;

  private final AcceptanceFile file;
  private @Nullable Phase phase;

  public Acceptance(AcceptanceFile file) {
    this.file = file;
    this.phase = file.phase();
  }

  /** Where it stands after the last step. */
  public Phase phase() {
    return Objects.requireNonNull(phase);
  }

  /** The department takes the file up: for the first time, or after the issue came back. */
  public void begin() {
    allow(phase == null || phase == Phase.LEFT || phase == Phase.FINISHED);
    phase = Phase.CHECKING_FILE;
  }

  /**
   * The defects go to the investor.
   *
   * @param department who notices them
   * @return true where this would be a second notice of what could have been seen the first time:
   *     nothing has changed then
   */
  public boolean noticesTwice(Defects defects, String department) {
    allow(phase == Phase.CHECKING_FILE);
    judge(defects.judged());
    var stillOpen = defects.judged().stream().anyMatch(one -> !one.fixed());
    if (defects.items().isEmpty() && !stillOpen) {
      throw new Refusal("acceptance.refusal.noItems");
    }
    check(defects.items());
    if (defects.items().isEmpty() || !hasNoticed(department)) {
      phase = Phase.AWAITING_PAPERS;
      return false;
    }
    if (defects.newFact() == null) {
      return true;
    }
    Wording.require(defects.reason(), 10, 500, "acceptance.refusal.newFactReason");
    phase = Phase.AWAITING_PAPERS;
    return false;
  }

  /** The one notice of a department binds it, wherever the issue has been in between. */
  public boolean hasNoticed(String department) {
    return file.lists().stream()
        .anyMatch(list -> list.kind() == ListKind.DEFECTS && list.department().equals(department));
  }

  /** The file is complete. */
  public void passFile() {
    allow(phase == Phase.CHECKING_FILE);
    phase = Phase.CONVENING;
  }

  public void convene() {
    allow(phase == Phase.CONVENING);
    phase = Phase.INSPECTING;
  }

  /**
   * One opinion out of several.
   *
   * @param said what each inspector said
   */
  public void summarise(Summary summary, Collection<Said> said) {
    allow(phase == Phase.INSPECTING);
    if (said.stream().anyMatch(one -> one.state() == State.ASKED)) {
      throw new Refusal("acceptance.refusal.opinionsMissing");
    }
    Wording.require(summary.text(), 10, 2000, "acceptance.refusal.summaryText");
    var refusing = new HashSet<String>();
    for (var one : said) {
      if (one.verdict() == Verdict.REFUSED) {
        refusing.add(one.department());
      }
    }
    if (summary.passed()) {
      refuseToPass(refusing, summary, said);
      phase = Phase.GIVING_OPINION;
      return;
    }
    if (summary.items().isEmpty()) {
      throw new Refusal("acceptance.refusal.noItems");
    }
    check(summary.items());
    for (var item : summary.items()) {
      refusing.remove(String.valueOf(item.department()));
    }
    if (!refusing.isEmpty()) {
      throw new Refusal("acceptance.refusal.findingsLeftOut", refusing.size());
    }
    phase = Phase.RECTIFYING;
  }

  private static void refuseToPass(Set<String> refusing, Summary summary, Collection<Said> said) {
    if (!refusing.isEmpty()) {
      throw new Refusal("acceptance.refusal.cannotPass", refusing.size());
    }
    if (!summary.items().isEmpty()) {
      throw new Refusal("acceptance.refusal.itemsThoughPassed");
    }
    if (said.stream().anyMatch(one -> one.state() != State.GIVEN)) {
      Wording.require(summary.absentWord(), 10, 500, "acceptance.refusal.absentWord");
    }
  }

  /**
   * An item is reported as done.
   *
   * @param evidence how many files come with it
   */
  public void report(long item, int evidence, String words) {
    allow(phase != null && phase.isWithInvestor());
    var found = item(item);
    var problems = new ArrayList<Problem>();
    if (!Wording.fits(words, 2, 1000)) {
      problems.add(Problem.of("words", "acceptance.refusal.reportWords", 2, 1000));
    }
    if (evidence == 0 && found.evidence().isEmpty()) {
      problems.add(Problem.of("files", "acceptance.refusal.reportEvidence", found.position()));
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }

  /** Everything is reported. */
  public void checkComplete() {
    allow(phase != null && phase.isWithInvestor());
    var open = unsettled().filter(item -> item.state() == ItemState.OPEN).count();
    if (open > 0) {
      throw new Refusal("acceptance.refusal.itemsOpen", open);
    }
  }

  /** The list is in the department's hands again; false where it never left them. */
  public boolean takeBack() {
    if (phase == null || !phase.isWithInvestor()) {
      return false;
    }
    phase = phase == Phase.AWAITING_PAPERS ? Phase.CHECKING_FILE : Phase.RECHECKING;
    return true;
  }

  /**
   * Every open item was looked at again, and nothing else.
   *
   * @return true where all of them are fixed
   */
  public boolean recheck(List<Judgement> judged) {
    allow(phase == Phase.RECHECKING);
    judge(judged);
    var allFixed = judged.stream().allMatch(Judgement::fixed);
    phase = allFixed ? Phase.GIVING_OPINION : Phase.RECTIFYING;
    return allFixed;
  }

  public void finish() {
    allow(phase == Phase.GIVING_OPINION);
    phase = Phase.FINISHED;
  }

  /** The issue leaves the process; false where it is not in it. */
  public boolean leave() {
    if (phase == null || phase == Phase.LEFT || phase == Phase.FINISHED) {
      return false;
    }
    phase = Phase.LEFT;
    return true;
  }

  /** The items somebody still has to do something about, in the order in which they are shown. */
  public List<Item> open() {
    return unsettled().toList();
  }

  private Stream<Item> unsettled() {
    return file.lists().stream().map(ItemList::unsettled).flatMap(List::stream);
  }

  private void judge(List<Judgement> judged) {
    var waiting = new TreeMap<Long, Item>();
    unsettled().forEach(item -> waiting.put(item.id(), item));
    for (var one : judged) {
      var item = waiting.remove(one.item());
      if (item == null) {
        throw new Refusal("acceptance.refusal.itemUnknown");
      }
      if (!one.fixed()) {
        Wording.require(one.remark(), 4, 300, "acceptance.refusal.remark");
      }
    }
    if (!waiting.isEmpty()) {
      throw new Refusal("acceptance.refusal.notAllJudged", waiting.size());
    }
  }

  private Item item(long id) {
    return found(id).orElseThrow(() -> new Refusal("acceptance.refusal.itemUnknown"));
  }

  private Optional<Item> found(long id) {
    return unsettled().filter(item -> item.id() == id).findFirst();
  }

  private static void check(List<Entry> items) {
    if (items.size() > MOST_ITEMS) {
      throw new Refusal("acceptance.refusal.tooManyItems", MOST_ITEMS, items.size());
    }
    for (var i = 0; i < items.size(); i++) {
      var row = i + 1;
      if (!Wording.fits(items.get(i).what(), 4, 500)) {
        throw new Refusal("acceptance.refusal.itemWhat", row, 4, 500);
      }
      if (!Wording.fits(items.get(i).ground(), 2, 200)) {
        throw new Refusal("acceptance.refusal.itemGround", row, 2, 200);
      }
    }
  }

  private static void allow(boolean allowed) {
    if (!allowed) {
      throw new Refusal("acceptance.refusal.notNow");
    }
  }
}
