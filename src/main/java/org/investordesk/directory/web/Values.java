package org.investordesk.directory.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry as the fields of its form; what is absent stays blank. */
final class Values {

  private final Map<String, List<String>> values = new HashMap<>();

  Values put(String field, @Nullable Object value) {
    if (value != null) {
      values.put(field, List.of(value.toString()));
    }
    return this;
  }

  Values putAll(String field, Collection<String> chosen) {
    values.put(field, List.copyOf(chosen));
    return this;
  }

  Values tick(String field, boolean ticked) {
    return ticked ? put(field, "on") : this;
  }

  Map<String, List<String>> asMap() {
    return values;
  }
}
