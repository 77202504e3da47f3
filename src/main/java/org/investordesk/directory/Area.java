package org.investordesk.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The six areas of the city, by the names that the registers and the routing table use. */
public enum Area {
  YUECHENG("越城"),
  KEQIAO("柯桥"),
  SHANGYU("上虞"),
  ZHUJI("诸暨"),
  SHENGZHOU("嵊州"),
  XINCHANG("新昌");

  private final String label;

  Area(String label) {
    this.label = label;
  }

  /** The Chinese name, as it is stored. */
  public String label() {
    return label;
  }

  public static Optional<Area> of(@Nullable String label) {
    for (var area : values()) {
      if (area.label.equals(label)) {
        return Optional.of(area);
      }
    }
    return Optional.empty();
  }
}
