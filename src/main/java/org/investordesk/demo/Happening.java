package org.investordesk.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened while the clock was advanced.
 *
 * @param issue number; null for what belongs to none
 * @param key message key of the sentence
 * @param arguments what the sentence mentions; one that starts with {@code demo.} is a key itself
 */
public record Happening(Instant at, @Nullable String issue, String key, List<String> arguments) {}
