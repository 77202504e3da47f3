package org.investordesk.directory.web;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.investordesk.directory.Area;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.ProjectMilestones;
import org.investordesk.directory.ProjectMilestones.Promised;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Projects that come home 回归项目. */
@Component
@Order(2)
class ProjectRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;
  private final Lookup lookup;
  private final ProjectMilestones milestones;

  ProjectRegister(
      DirectoryEditor editor, RegisterLists lists, Lookup lookup, ProjectMilestones milestones) {
    this.milestones = milestones;
    this.editor = editor;
    this.lists = lists;
    this.lookup = lookup;
  }

  @Override
  public String id() {
    return "projects";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.projects(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("name"),
        Column.of("amountYuan", Column.Kind.YUAN),
        Column.words("area", "directory.area."),
        Column.words("stage", "directory.stage."),
        Column.of("major", Column.Kind.YES_NO),
        Column.text("investorId"),
        Column.text("responsibleLeaderId"));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    return List.of(
        Field.text("name").needed(),
        Field.text("amountYuan").needed().withHint("amountYuan"),
        Field.select(
                "area",
                Arrays.stream(Area.values())
                    .map(
                        area ->
                            new Field.Option(
                                area.label(), "directory.area." + area.label(), area.label()))
                    .toList())
            .needed(),
        Field.text("sector"),
        Field.text("sourceRegion"),
        Field.select("stage", Field.words("directory.stage.", Stage.values())).needed(),
        Field.text("investorId").withHint("investor"),
        Field.input("major", "tick"),
        Field.select("responsibleLeaderId", Field.people(lists.leadersToChoose()))
            .withHint("responsibleLeader"),
        Field.input("milestones", "lines").withHint("milestones"));
  }

  @Override
  public Map<String, List<String>> load(String key) {
    var project = lists.project(EntryKey.number(key)).orElseThrow(NotFound::new);
    return new Values()
        .put("name", project.name())
        .put("amountYuan", project.amountYuan())
        .put("area", project.area())
        .put("sector", project.sector())
        .put("sourceRegion", project.sourceRegion())
        .put("stage", project.stage())
        .put("investorId", lookup.shown(project.investorId()))
        .tick("major", project.major())
        .put("responsibleLeaderId", project.responsibleLeaderId())
        .put(
            "milestones",
            milestones.of(EntryKey.number(key)).stream()
                .map(promised -> promised.on() + " " + promised.name())
                .collect(joining("\n")))
        .asMap();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    var amount = form.number("amountYuan");
    if (amount == null) {
      form.missing("amountYuan");
    }
    var entry =
        new ProjectEntry(
            form.text("name"),
            amount == null ? 0 : amount,
            form.text("area"),
            form.optional("sector"),
            form.optional("sourceRegion"),
            form.one("stage", Stage.values()),
            form.ticked("major"),
            lookup.investor(form, "investorId"),
            form.optional("responsibleLeaderId"));
    var promised = promised(form);
    form.check();
    var id = editor.saveProject(key == null ? null : EntryKey.number(key), entry);
    milestones.replace(id, promised);
  }

  /** One a line: the day, a blank, the name. */
  private static List<Promised> promised(Form form) {
    var promised = new ArrayList<Promised>();
    for (var line : form.text("milestones").lines().map(String::strip).toList()) {
      if (!line.isEmpty()) {
        var parts = line.split("[\\s　]+", 2);
        var day = parts.length == 2 ? day(parts[0]) : null;
        var length = parts.length == 2 ? parts[1].codePointCount(0, parts[1].length()) : 0;
        if (day == null || length < 2 || length > 60) {
          form.wrong("milestones", "milestoneLine", line);
        } else {
          promised.add(new Promised(parts[1], day));
        }
      }
    }
    if (promised.size() > ProjectMilestones.MOST) {
      form.wrong("milestones", "tooManyMilestones", ProjectMilestones.MOST);
    }
    promised.sort(Comparator.comparing(Promised::on).thenComparing(Promised::name));
    return promised;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }
}
