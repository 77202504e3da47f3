package org.investordesk.directory.web;

import java.util.List;
import java.util.Map;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.SupervisionEntry;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Members of the supervision office 督查室. */
@Component
@Order(7)
class SupervisionRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;

  SupervisionRegister(DirectoryEditor editor, RegisterLists lists) {
    this.editor = editor;
    this.lists = lists;
  }

  @Override
  public String id() {
    return "supervision";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.supervision(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("name"),
        Column.of("validFrom", Column.Kind.DAY),
        Column.of("validTo", Column.Kind.DAY));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    var person =
        Field.select("userId", Field.people(lists.peopleWith(Role.SUPERVISION)))
            .needed()
            .withHint("supervisionAccount");
    return List.of(
        isNew ? person : person.fixed(),
        Field.input("validFrom", "date").needed(),
        Field.input("validTo", "date").withHint("validTo"));
  }

  @Override
  public Map<String, List<String>> load(String key) {
    var member = lists.supervisionMember(key).orElseThrow(NotFound::new);
    return new Values()
        .put("userId", key)
        .put("validFrom", member.validFrom())
        .put("validTo", member.validTo())
        .asMap();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    if (key != null) {
      lists.supervisionMember(key).orElseThrow(NotFound::new);
    }
    var entry =
        new SupervisionEntry(
            key == null ? form.needed("userId") : key,
            form.neededDay("validFrom"),
            form.day("validTo"));
    form.check();
    editor.saveSupervisionMember(entry);
  }
}
