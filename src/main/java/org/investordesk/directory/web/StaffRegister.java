package org.investordesk.directory.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.investordesk.directory.Directory;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Members of staff and their accounts 工作人员. */
@Component
@Order(9)
class StaffRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;
  private final Directory directory;

  StaffRegister(DirectoryEditor editor, RegisterLists lists, Directory directory) {
    this.editor = editor;
    this.lists = lists;
    this.directory = directory;
  }

  @Override
  public String id() {
    return "staff";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.people(text, page);
  }

  @Override
  public boolean administratorsOnly() {
    return true;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("userId"),
        Column.text("name"),
        Column.text("email"),
        Column.words("roles", "directory.role."),
        Column.text("departments"));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    var id = Field.text("userId").needed().withHint("userId");
    var password = Field.input("password", "password");
    var departments = Field.departments(directory.departments());
    return List.of(
        isNew ? id : id.fixed(),
        Field.text("name").needed(),
        Field.input("email", "email"),
        Field.choices(
            "roles",
            Field.words(
                "directory.role.",
                Role.COORDINATOR,
                Role.LEADER,
                Role.SUPERVISION,
                Role.ADMINISTRATOR)),
        Field.choices("handlerOf", departments).withHint("handlerOf"),
        Field.choices("headOf", departments).withHint("headOf"),
        isNew ? password.needed() : password.withHint("password"));
  }

  @Override
  public Map<String, List<String>> load(String key) {
    var person = lists.person(key).orElseThrow(NotFound::new);
    return new Values()
        .put("userId", key)
        .put("name", person.name())
        .put("email", person.email())
        .putAll("roles", person.roles().stream().map(Role::name).toList())
        .putAll("handlerOf", person.handlerOf())
        .putAll("headOf", person.headOf())
        .asMap();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    if (key != null) {
      lists.person(key).orElseThrow(NotFound::new);
    } else if (lists.person(form.text("userId").strip()).isPresent()) {
      form.wrong("userId", "idTaken");
    }
    var roles = new HashSet<Role>();
    for (var role : List.of(Role.COORDINATOR, Role.LEADER, Role.SUPERVISION, Role.ADMINISTRATOR)) {
      if (form.chosen("roles").contains(role.name())) {
        roles.add(role);
      }
    }
    form.check();
    editor.savePerson(
        new PersonEntry(
            key == null ? form.text("userId").strip() : key,
            form.text("name"),
            form.optional("email"),
            roles,
            form.chosen("handlerOf"),
            form.chosen("headOf")),
        form.optional("password"));
  }
}
