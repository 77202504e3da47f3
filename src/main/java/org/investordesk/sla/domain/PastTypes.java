package org.investordesk.sla.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.investordesk.sla.PolicyKey;

/** By which type's limits a subject was counted, and since when. */
public final class PastTypes {

  private final TreeMap<Instant, PolicyKey> since = new TreeMap<>();

  /**
   * @param first what it was counted by at the beginning
   */
  public PastTypes(PolicyKey first) {
    since.put(Instant.MIN, first);
  }

  /** The same, with another type from a moment on. */
  public PastTypes from(Instant at, PolicyKey key) {
    since.put(at, key);
    return this;
  }

  public PolicyKey at(Instant at) {
    return since.floorEntry(at).getValue();
  }

  public PolicyKey last() {
    return since.lastEntry().getValue();
  }

  /** All of them with the moment since when; the first is from the beginning of time. */
  public Map<Instant, PolicyKey> all() {
    return Collections.unmodifiableMap(since);
  }

  /** When it became another one. */
  public Collection<Instant> turns() {
    return since.tailMap(Instant.MIN, false).keySet();
  }
}
