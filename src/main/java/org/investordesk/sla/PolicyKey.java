package org.investordesk.sla;

import org.jspecify.annotations.Nullable;

/**
 * Selects the policy of an issue: its type and, where the type has them, its variant.
 *
 * @param type such as {@code POWER}
 * @param variant such as {@code LINE_35KV}; null where the type has none
 */
public record PolicyKey(String type, @Nullable String variant) {}
