package org.investordesk.directory;

import org.jspecify.annotations.Nullable;

/**
 * A responsible department 责任部门.
 *
 * @param id such as {@code power-supply}; at the same time group and tenant of the engine
 * @param mailbox where its notices go besides the handler's own
 */
public record Department(
    String id, String name, String nameEn, @Nullable String mailbox, boolean active) {}
