package org.investordesk.acceptance.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Report;
import org.investordesk.acceptance.AcceptanceFile;
import org.investordesk.acceptance.AcceptanceFile.Act;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.acceptance.AcceptanceFile.ItemList;
import org.investordesk.acceptance.ItemState;
import org.investordesk.acceptance.Phase;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The investor's part: what is missing, what was found on the site, item by item. He reports each
 * item with words and evidence, as slowly as he likes, and sends the whole back when all is done.
 */
@Component
class AcceptanceStatusPart implements StatusPart {

  private static final String ITEM = "item";
  private static final String DONE = "done";

  record FileLine(String id, String name) {}

  /**
   * @param remark what the department found missing the last time; null where it was not looked at
   * @param words what was reported; null while nothing is
   * @param behalf why the department reported it; null where the investor did
   */
  record ItemLine(
      long id,
      int position,
      String what,
      String ground,
      @Nullable String department,
      String state,
      @Nullable String remark,
      @Nullable String words,
      @Nullable String behalf,
      List<FileLine> files,
      boolean mayReport) {}

  record ListLine(String kind, int round, boolean newFact, long settled, List<ItemLine> items) {}

  record InspectionLine(String on, String place, String departments) {}

  record OpinionLine(String number, String on, String text) {}

  private final AcceptanceDesk desk;
  private final CaseFiles files;
  private final Directory directory;

  AcceptanceStatusPart(AcceptanceDesk desk, CaseFiles files, Directory directory) {
    this.desk = desk;
    this.files = files;
    this.directory = directory;
  }

  @Override
  public String name() {
    return "acceptance";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public String template() {
    return "acceptance/status";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    var file = desk.file(issue.number());
    if (file.phase() == null || issue.state().isOpen() && file.phase() == Phase.LEFT) {
      return Optional.empty();
    }
    var out = issue.state().isOpen() && file.phase().isWithInvestor();
    var names = names(issue);
    var lists = new ArrayList<ListLine>();
    for (var list : file.lists()) {
      if (!list.left()) {
        lists.add(line(list, out, names, language));
      }
    }
    var model = new HashMap<String, Object>();
    model.put("phase", file.phase().name());
    model.put("out", out);
    model.put("asks", out);
    model.put("lists", lists);
    model.put("toDo", open(file, ItemState.OPEN));
    model.put("reported", open(file, ItemState.REPORTED));
    model.put("inspection", inspection(file, language));
    model.put(
        "opinions",
        file.opinions().stream()
            .map(one -> new OpinionLine(one.number(), day(one.on(), language), one.text()))
            .toList());
    return Optional.of(model);
  }

  private static long open(AcceptanceFile file, ItemState state) {
    return file.current().stream()
        .flatMap(list -> list.unsettled().stream())
        .filter(item -> item.state() == state)
        .count();
  }

  private @Nullable InspectionLine inspection(AcceptanceFile file, Locale language) {
    if (file.inspections().isEmpty()) {
      return null;
    }
    var last = file.inspections().get(file.inspections().size() - 1);
    var separator = isEnglish(language) ? ", " : "、";
    return new InspectionLine(
        day(last.on(), language),
        last.place(),
        String.join(
            separator, last.called().stream().map(id -> department(id, language)).toList()));
  }

  private ListLine line(ItemList list, boolean out, Map<UUID, String> names, Locale language) {
    return new ListLine(
        list.kind().name(),
        list.round(),
        list.newFact() != null,
        list.items().size() - (long) list.unsettled().size(),
        list.items().stream().map(item -> line(item, out, names, language)).toList());
  }

  private ItemLine line(Item item, boolean out, Map<UUID, String> names, Locale language) {
    var report = item.report();
    var judgement = item.judgement();
    return new ItemLine(
        item.id(),
        item.position(),
        item.what(),
        item.ground(),
        item.department() == null ? null : department(item.department(), language),
        item.state().name(),
        judgement == null || judgement.act() != Act.STILL_OPEN ? null : judgement.words(),
        report == null ? null : report.words(),
        report == null ? null : report.reason(),
        item.evidence().stream()
            .filter(names::containsKey)
            .map(id -> new FileLine(id.toString(), Objects.requireNonNull(names.get(id))))
            .toList(),
        out && item.state() != ItemState.SETTLED);
  }

  private Map<UUID, String> names(IssueView issue) {
    var names = new HashMap<UUID, String>();
    for (Attachment attachment : files.attachments(issue.number(), Audience.PUBLIC)) {
      names.put(attachment.id(), attachment.fileName());
    }
    return names;
  }

  private String department(String id, Locale language) {
    return directory
        .department(id)
        .map((Department found) -> isEnglish(language) ? found.nameEn() : found.name())
        .orElse(id);
  }

  private static String day(LocalDate day, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(day);
  }

  private static boolean isEnglish(Locale language) {
    return "en".equals(language.getLanguage());
  }

  @Override
  public void act(IssueView issue, String step, Map<String, String> fields, List<Upload> added) {
    switch (step) {
      case ITEM ->
          desk.report(
              issue.number(),
              new Report(
                  number(fields.get("item")), fields.getOrDefault("words", ""), added, null));
      case DONE -> desk.sendBack(issue.number());
      default -> throw new NotFound();
    }
  }

  /** A foreign or made-up id is answered like one that does not exist. */
  private static long number(@Nullable String text) {
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  @Override
  public Optional<String> done(String step) {
    return switch (step) {
      case ITEM -> Optional.of("acceptance.status.saved");
      case DONE -> Optional.of("acceptance.status.sent");
      default -> Optional.empty();
    };
  }
}
