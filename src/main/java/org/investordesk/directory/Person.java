package org.investordesk.directory;

import org.jspecify.annotations.Nullable;

/**
 * A member of staff, as others address him.
 *
 * @param userId sign-in name
 * @param email null where none is known
 */
public record Person(String userId, String name, @Nullable String email) {}
