package org.investordesk.directory.web;

import java.util.List;
import java.util.Map;
import org.investordesk.directory.Directory;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** City leaders 联系领导, their rank and the departments they are in charge of. */
@Component
@Order(6)
class LeaderRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;
  private final Directory directory;

  LeaderRegister(DirectoryEditor editor, RegisterLists lists, Directory directory) {
    this.editor = editor;
    this.lists = lists;
    this.directory = directory;
  }

  @Override
  public String id() {
    return "leaders";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.leaders(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("name"),
        Column.words("rank", "directory.rank."),
        Column.text("portfolio"),
        Column.of("validFrom", Column.Kind.DAY),
        Column.of("validTo", Column.Kind.DAY));
  }

  @Override
  public List<Field> fields(boolean isNew) {
    var person =
        Field.select("userId", Field.people(lists.peopleWith(Role.LEADER)))
            .needed()
            .withHint("leaderAccount");
    return List.of(
        isNew ? person : person.fixed(),
        Field.select("rank", Field.words("directory.rank.", Rank.values())).needed(),
        Field.choices("portfolio", Field.departments(directory.departments())),
        Field.input("validFrom", "date").needed(),
        Field.input("validTo", "date").withHint("validTo"));
  }

  @Override
  public Map<String, List<String>> load(String key) {
    var leader = lists.leader(key).orElseThrow(NotFound::new);
    return new Values()
        .put("userId", key)
        .put("rank", leader.rank())
        .putAll("portfolio", leader.portfolio())
        .put("validFrom", leader.validFrom())
        .put("validTo", leader.validTo())
        .asMap();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    if (key != null) {
      lists.leader(key).orElseThrow(NotFound::new);
    }
    var entry =
        new LeaderEntry(
            key == null ? form.needed("userId") : key,
            form.one("rank", Rank.values()),
            form.neededDay("validFrom"),
            form.day("validTo"),
            form.chosen("portfolio"));
    form.check();
    editor.saveLeader(entry);
  }
}
