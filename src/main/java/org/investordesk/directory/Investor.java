package org.investordesk.directory;

import org.jspecify.annotations.Nullable;

/**
 * An investor 越商.
 *
 * @param language {@code zh} or {@code en}
 */
public record Investor(
    long id,
    String name,
    @Nullable String email,
    @Nullable String phone,
    String language,
    @Nullable String enterprise,
    @Nullable Long chamberId) {}
