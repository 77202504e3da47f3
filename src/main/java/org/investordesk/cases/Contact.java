package org.investordesk.cases;

import org.jspecify.annotations.Nullable;

/**
 * Whom to answer.
 *
 * @param enterprise company, as typed
 */
public record Contact(
    String name, String email, @Nullable String phone, @Nullable String enterprise) {}
