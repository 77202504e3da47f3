package org.investordesk.directory.web;

import java.util.List;
import java.util.Map;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Investors 越商. */
@Component
@Order(1)
class InvestorRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;

  InvestorRegister(DirectoryEditor editor, RegisterLists lists) {
    this.editor = editor;
    this.lists = lists;
  }

  @Override
  public String id() {
    return "investors";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.investors(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("name"),
        Column.text("email"),
        Column.text("phone"),
        Column.text("enterprise"),
        Column.text("chamberId"));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    return List.of(
        Field.text("name").needed(),
        Field.input("email", "email"),
        Field.input("phone", "tel"),
        Field.select(
                "language",
                List.of(
                    new Field.Option("zh", "directory.language.zh", "zh"),
                    new Field.Option("en", "directory.language.en", "en")))
            .needed(),
        Field.text("enterprise"),
        Field.select("chamberId", Field.named(lists.chambersToChoose())));
  }

  @Override
  public Map<String, List<String>> load(String key) {
    var investor = lists.investor(EntryKey.number(key)).orElseThrow(NotFound::new);
    return new Values()
        .put("name", investor.name())
        .put("email", investor.email())
        .put("phone", investor.phone())
        .put("language", investor.language())
        .put("enterprise", investor.enterprise())
        .put("chamberId", investor.chamberId())
        .asMap();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    var entry =
        new InvestorEntry(
            form.text("name"),
            form.optional("email"),
            form.optional("phone"),
            form.text("language"),
            form.optional("enterprise"),
            form.number("chamberId"));
    form.check();
    editor.saveInvestor(key == null ? null : EntryKey.number(key), entry);
  }
}
