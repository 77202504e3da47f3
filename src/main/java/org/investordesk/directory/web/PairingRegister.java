package org.investordesk.directory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.PairingEntry;
import org.investordesk.directory.store.Listing;
import org.investordesk.directory.store.RegisterLists;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Pairings of leaders with chambers and investors 联系对接. */
@Component
@Order(4)
class PairingRegister implements Register {

  private final DirectoryEditor editor;
  private final RegisterLists lists;
  private final Lookup lookup;

  PairingRegister(DirectoryEditor editor, RegisterLists lists, Lookup lookup) {
    this.editor = editor;
    this.lists = lists;
    this.lookup = lookup;
  }

  @Override
  public String id() {
    return "pairings";
  }

  @Override
  public Listing list(String text, int page) {
    return lists.pairings(text, page);
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.text("leaderId"),
        Column.text("chamberId"),
        Column.text("investorId"),
        Column.of("validFrom", Column.Kind.DAY),
        Column.of("validTo", Column.Kind.DAY));
  }

  @Override
  public List<Warning> warnings() {
    var warnings = new ArrayList<Warning>();
    var uncovered = lists.uncoveredChambers();
    if (!uncovered.isEmpty()) {
      warnings.add(
          new Warning(
              "directory.warning.uncovered", uncovered.size(), String.join("、", uncovered)));
    }
    for (var load : lists.unevenLoads()) {
      warnings.add(
          new Warning("directory.warning.load", load.leader(), load.chambers(), load.investors()));
    }
    return warnings;
  }

  @Override
  public List<Field> fields(boolean isNew) {
    return List.of(
        Field.select("leaderId", Field.people(lists.leadersToChoose())).needed(),
        Field.select("chamberId", Field.named(lists.chambersToChoose()))
            .withHint("chamberOrInvestor"),
        Field.text("investorId").withHint("investor"),
        Field.input("validFrom", "date").needed(),
        Field.input("validTo", "date").withHint("validTo"));
  }

  @Override
  public Map<String, List<String>> load(String key) {
    var pairing = lists.pairing(EntryKey.number(key)).orElseThrow(NotFound::new);
    return new Values()
        .put("leaderId", pairing.leaderId())
        .put("chamberId", pairing.chamberId())
        .put("investorId", lookup.shown(pairing.investorId()))
        .put("validFrom", pairing.validFrom())
        .put("validTo", pairing.validTo())
        .asMap();
  }

  @Override
  public void save(@Nullable String key, Form form) {
    var entry =
        new PairingEntry(
            form.needed("leaderId"),
            form.number("chamberId"),
            lookup.investor(form, "investorId"),
            form.neededDay("validFrom"),
            form.day("validTo"));
    form.check();
    editor.savePairing(key == null ? null : EntryKey.number(key), entry);
  }
}
