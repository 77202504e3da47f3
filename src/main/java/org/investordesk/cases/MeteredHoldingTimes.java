package org.investordesk.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.investordesk.cases.store.HoldingStore;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class MeteredHoldingTimes implements HoldingTimes {

  private record Whose(Holder holder, @Nullable String department) {}

  private final HoldingStore store;
  private final WorkingTime time;
  private final Clock clock;

  MeteredHoldingTimes(HoldingStore store, WorkingTime time, Clock clock) {
    this.store = store;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public List<Stretch> stretches(IssueNumber number) {
    return store.of(number);
  }

  @Override
  public List<Held> of(IssueNumber number) {
    var held = new LinkedHashMap<Whose, Held>();
    for (var stretch : store.of(number)) {
      var whose = new Whose(stretch.holder(), stretch.department());
      var office = office(stretch);
      held.merge(
          whose,
          new Held(whose.holder(), whose.department(), office, stretch.until() == null),
          (before, more) ->
              new Held(
                  before.holder(),
                  before.department(),
                  before.office().plus(more.office()),
                  more.holdsNow()));
    }
    return List.copyOf(held.values());
  }

  @Override
  public Shares shares(IssueNumber number) {
    return shares(store.of(number));
  }

  @Override
  public Shares ofProject(long projectId) {
    return store.ofProject(projectId).values().stream()
        .map(this::shares)
        .reduce(Shares.NONE, Shares::plus);
  }

  private Shares shares(Collection<Stretch> stretches) {
    var sum = Shares.NONE;
    for (var stretch : stretches) {
      var office = office(stretch);
      sum =
          sum.plus(
              switch (stretch.holder()) {
                case DESK, DEPARTMENT -> new Shares(office, Duration.ZERO, Duration.ZERO);
                case INVESTOR -> new Shares(Duration.ZERO, office, Duration.ZERO);
                case THIRD_PARTY -> new Shares(Duration.ZERO, Duration.ZERO, office);
              });
    }
    return sum;
  }

  private Duration office(Stretch stretch) {
    return time.between(stretch.from(), end(stretch));
  }

  private Instant end(Stretch stretch) {
    return Objects.requireNonNullElseGet(stretch.until(), clock::instant);
  }
}
