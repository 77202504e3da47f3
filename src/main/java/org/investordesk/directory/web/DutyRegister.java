package org.investordesk.directory.web;

import java.util.List;
import java.util.Map;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The coordinators' duty roster 值班表. */
@Component
@Order(8)
class DutyRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;

  DutyRegister(DirectoryEditor editor, RegisterLists lists) {
    this.editor = editor;
    this.lists = lists;
  }

  @Override
  public String id() {
    return "duty";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.duties(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("name"),
        Column.of("from", Column.Kind.MINUTE),
        Column.of("to", Column.Kind.MINUTE));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    return List.of(
        Field.select("userId", Field.people(lists.peopleWith(Role.COORDINATOR)))
            .needed()
            .withHint("coordinatorAccount"),
        Field.input("from", "datetime-local").needed(),
        Field.input("to", "datetime-local").needed().withHint("duty"));
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
    var userId = form.needed("userId");
    var from = form.neededMinute("from");
    var to = form.neededMinute("to");
    form.check();
    editor.addDuty(userId, from, to);
  }

  @Override
  public boolean removedInsteadOfChanged() {
    return true;
  }

  @Override
  public void remove(String key) {
    editor.removeDuty(EntryKey.number(key));
  }
}
