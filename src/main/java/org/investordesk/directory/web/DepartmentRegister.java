package org.investordesk.directory.web;

import java.util.List;
import java.util.Map;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.Person;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Responsible departments 责任部门 with their people. */
@Component
@Order(5)
class DepartmentRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;
  private final Directory directory;

  DepartmentRegister(DirectoryEditor editor, RegisterLists lists, Directory directory) {
    this.editor = editor;
    this.lists = lists;
    this.directory = directory;
  }

  @Override
  public String id() {
    return "departments";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.departments(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("id"),
        Column.text("name"),
        Column.text("nameEn"),
        Column.text("head"),
        Column.text("handlers"),
        Column.text("mailbox"),
        Column.of("active", Column.Kind.YES_NO));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    var id = Field.text("id").needed().withHint("departmentId");
    var people = Field.people(lists.everybody());
    return List.of(
        isNew ? id : id.fixed(),
        Field.text("name").needed(),
        Field.text("nameEn").needed(),
        Field.input("mailbox", "email"),
        Field.select("head", people),
        Field.choices("handlers", people),
        Field.input("active", "tick").withHint("active"));
  }

  @Override
  public Map<String, List<String>> blank() {
    return new Values().tick("active", true).asMap();
  }

  @Override
  public Map<String, List<String>> load(String key) {
    var department = directory.department(key).orElseThrow(NotFound::new);
    return new Values()
        .put("id", department.id())
        .put("name", department.name())
        .put("nameEn", department.nameEn())
        .put("mailbox", department.mailbox())
        .put("head", directory.headOf(key).map(Person::userId).orElse(null))
        .putAll("handlers", directory.handlersOf(key).stream().map(Person::userId).toList())
        .tick("active", department.active())
        .asMap();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    if (key != null) {
      directory.department(key).orElseThrow(NotFound::new);
    } else if (directory.department(form.text("id").strip()).isPresent()) {
      form.wrong("id", "idTaken");
    }
    form.check();
    editor.saveDepartment(
        new Department(
            key == null ? form.text("id").strip() : key,
            form.text("name"),
            form.text("nameEn"),
            form.optional("mailbox"),
            form.ticked("active")),
        form.optional("head"),
        form.chosen("handlers"));
  }
}
