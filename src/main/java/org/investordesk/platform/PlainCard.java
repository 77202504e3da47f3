package org.investordesk.platform;

import java.util.Set;

/** A card without a count. */
record PlainCard(
    String titleKey, String textKey, String href, int order, boolean inNavigation, Set<Role> roles)
    implements StartPageCard {}
