package org.investordesk.directory.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.investordesk.directory.Area;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
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

  ProjectRegister(DirectoryEditor editor, RegisterLists lists, Lookup lookup) {
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
            .withHint("responsibleLeader"));
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
    form.check();
    editor.saveProject(key == null ? null : EntryKey.number(key), entry);
  }
}
