package org.investordesk.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long something took, again and again; in milliseconds. */
final class Samples {

  private final List<Double> millis = new ArrayList<>();

  void take(Runnable deed) {
    var from = System.nanoTime();
    deed.run();
    millis.add((System.nanoTime() - from) / 1e6);
  }

  /** The value that so many of a hundred samples do not exceed. */
  double percentile(int percent) {
    var sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }
}
