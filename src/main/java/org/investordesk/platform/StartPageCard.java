package org.investordesk.platform;

import java.util.OptionalLong;
import java.util.Set;

/**
 * A card on the staff's start page, contributed by any room as a bean. The platform knows no other
 * room; it shows what it is given to whoever has one of the roles.
 */
public interface StartPageCard {

  /** Message key of the title; the title is the link. */
  String titleKey();

  /** Message key of the sentence below it. */
  String textKey();

  /** Where it leads: a path of ours, such as {@code /desk/directory}. */
  String href();

  /** Who sees it. */
  Set<Role> roles();

  /** A number shown on the card, such as open tasks; empty where there is nothing to count. */
  default OptionalLong count(CurrentUser user) {
    return OptionalLong.empty();
  }

  /** Lower comes first. */
  default int order() {
    return 100;
  }

  /** Whether the same link also stands in the navigation of every staff page. */
  default boolean inNavigation() {
    return false;
  }

  /** A card without a count. */
  static StartPageCard of(
      String titleKey,
      String textKey,
      String href,
      int order,
      boolean inNavigation,
      Set<Role> roles) {
    return new PlainCard(titleKey, textKey, href, order, inNavigation, roles);
  }
}
