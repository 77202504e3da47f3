package org.investordesk.directory.web;

import java.util.List;
import java.util.Map;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ChamberEntry;
import org.investordesk.directory.DirectoryEditor.Level;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Out-of-town chambers 异地商会. */
@Component
@Order(3)
class ChamberRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;

  ChamberRegister(DirectoryEditor editor, RegisterLists lists) {
    this.editor = editor;
    this.lists = lists;
  }

  @Override
  public String id() {
    return "chambers";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.chambers(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("name"),
        Column.words("level", "directory.level."),
        Column.text("hostCity"),
        Column.text("pairedLeader"));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    return List.of(
        Field.text("name").needed(),
        Field.select("level", Field.words("directory.level.", Level.values())).needed(),
        Field.text("hostCity").needed());
  }

  @Override
  public Map<String, List<String>> load(String key) {
    var chamber = lists.chamber(EntryKey.number(key)).orElseThrow(NotFound::new);
    return new Values()
        .put("name", chamber.name())
        .put("level", chamber.level())
        .put("hostCity", chamber.hostCity())
        .asMap();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    var entry =
        new ChamberEntry(
            form.text("name"), form.one("level", Level.values()), form.text("hostCity"));
    form.check();
    editor.saveChamber(key == null ? null : EntryKey.number(key), entry);
  }
}
