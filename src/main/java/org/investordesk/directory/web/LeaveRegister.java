package org.investordesk.directory.web;

import java.util.List;
import java.util.Map;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.LeaveEntry;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leaders away and who stands in for them 请假代管. */
@Component
@Order(9)
class LeaveRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;

  LeaveRegister(DirectoryEditor editor, RegisterLists lists) {
    this.editor = editor;
    this.lists = lists;
  }

  @Override
  public String id() {
    return "leave";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.leave(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("leaderId"),
        Column.text("substituteId"),
        Column.of("firstDay", Column.Kind.DAY),
        Column.of("lastDay", Column.Kind.DAY));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    var leaders = Field.people(lists.leadersToChoose());
    return List.of(
        Field.select("leaderId", leaders).needed(),
        Field.select("substituteId", leaders).withHint("substitute"),
        Field.input("firstDay", "date").needed(),
        Field.input("lastDay", "date").needed());
  }

  @Override
  public Map<String, List<String>> load(String key) {
    throw new NotFound();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    if (key != null) {
      throw new NotFound();
    }
    var entry =
        new LeaveEntry(
            form.needed("leaderId"),
            form.optional("substituteId"),
            form.neededDay("firstDay"),
            form.neededDay("lastDay"));
    form.check();
    editor.addLeave(entry);
  }

  @Override
  public boolean removedInsteadOfChanged() {
    return true;
  }

  @Override
  public void remove(String key) {
    editor.removeLeave(EntryKey.number(key));
  }
}
