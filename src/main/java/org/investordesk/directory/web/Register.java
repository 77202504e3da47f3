package org.investordesk.directory.web;

import java.util.List;
import java.util.Map;
import org.investordesk.directory.store.Listing;
import org.jspecify.annotations.Nullable;

/** One register: what its list shows, what its form asks, how it is read and written. */
interface Register {

  /** A sentence above the list: message key and what it mentions. */
  record Warning(String key, Object... arguments) {}

  /** Part of the path and of the message keys, such as {@code investors}. */
  String id();

  List<Column> columns();

  Listing list(String text, int page);

  List<Field> fields(boolean isNew);

  /** What a new form starts with. */
  default Map<String, List<String>> blank() {
    return Map.of();
  }

  /**
   * The entry as its form shows it, field by field.
   *
   * @throws org.investordesk.platform.NotFound where there is none
   */
  Map<String, List<String>> load(String key);

  /**
   * @param key null makes a new entry
   * @throws org.investordesk.platform.Refusal where the entry is wrong
   */
  void save(@Nullable String key, Form form);

  /** Entries of the roster are added and removed, never changed. */
  default boolean removedInsteadOfChanged() {
    return false;
  }

  default void remove(String key) {
    throw new UnsupportedOperationException(id() + " are changed, not removed");
  }

  /** Accounts decide who may do what, so coordinators do not touch them. */
  default boolean administratorsOnly() {
    return false;
  }

  default List<Warning> warnings() {
    return List.of();
  }
}
