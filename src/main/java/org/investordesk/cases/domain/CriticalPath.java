package org.investordesk.cases.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * When the issues of a project can be done at the earliest, and which chain of them decides that.
 * The rules, with an example counted by hand, are in {@code docs/critical-path.md}.
 */
public final class CriticalPath {

  /**
   * One issue of the project.
   *
   * @param begin the day it was registered
   * @param ownEnd the day it was done; while it is open, the day it would be done if it waited for
   *     nothing
   * @param after ids of those that must be done first; what is no task of the project is left out
   */
  public record Task(
      String id, LocalDate begin, LocalDate ownEnd, boolean done, Set<String> after) {

    public Task {
      after = Set.copyOf(after);
    }
  }

  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, LocalDate> ends = new LinkedHashMap<>();
  private final Predicate<LocalDate> workingDay;

  private CriticalPath(Predicate<LocalDate> workingDay) {
    this.workingDay = workingDay;
  }

  public static CriticalPath of(Collection<Task> tasks, Predicate<LocalDate> workingDay) {
    var path = new CriticalPath(workingDay);
    tasks.forEach(task -> path.tasks.put(task.id(), task));
    tasks.forEach(task -> path.settle(task, new HashSet<>()));
    return path;
  }

  /**
   * An open issue can be done on the working day after the last of those before it at the earliest.
   */
  private LocalDate settle(Task task, Set<String> onTheWay) {
    var known = ends.get(task.id());
    if (known != null) {
      return known;
    }
    if (!onTheWay.add(task.id())) {
      throw new IllegalArgumentException("the order of " + onTheWay + " goes round in a circle");
    }
    var end = task.ownEnd();
    for (var before : before(task)) {
      var earliest = nextWorkingDay(settle(before, onTheWay));
      if (!task.done() && earliest.isAfter(end)) {
        end = earliest;
      }
    }
    onTheWay.remove(task.id());
    ends.put(task.id(), end);
    return end;
  }

  private List<Task> before(Task task) {
    return new TreeSet<>(task.after()).stream().filter(tasks::containsKey).map(tasks::get).toList();
  }

  private LocalDate nextWorkingDay(LocalDate day) {
    var next = day.plusDays(1);
    while (!workingDay.test(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The day an issue is or can be done at the earliest. */
  public LocalDate end(String id) {
    var end = ends.get(id);
    if (end == null) {
      throw new IllegalArgumentException(id + " is no task of this path");
    }
    return end;
  }

  /** The latest end of all that had begun by a day; empty where nothing had. */
  public Optional<LocalDate> endOfAllBegunBy(LocalDate day) {
    return tasks.values().stream()
        .filter(task -> !task.begin().isAfter(day))
        .map(task -> end(task.id()))
        .max(Comparator.naturalOrder());
  }

  /**
   * The chain that decides the date: the issue that ends last (of several the one with the lowest
   * id), before it the one that ends last of those it waits for, and so on; in order of time.
   */
  public List<String> chain() {
    var chain = new ArrayList<String>();
    var last = latest(tasks.values());
    while (last.isPresent()) {
      chain.add(last.get().id());
      last = latest(before(last.get()));
    }
    Collections.reverse(chain);
    return chain;
  }

  private Optional<Task> latest(Collection<Task> some) {
    return some.stream()
        .min(
            Comparator.comparing((Task task) -> end(task.id())).reversed().thenComparing(Task::id));
  }

  /** Working days after one day up to another; negative where the other is earlier. */
  public int workingDays(LocalDate from, LocalDate until) {
    if (until.isBefore(from)) {
      return -workingDays(until, from);
    }
    return (int) from.plusDays(1).datesUntil(until.plusDays(1)).filter(workingDay).count();
  }
}
