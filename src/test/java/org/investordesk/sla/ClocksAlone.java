package org.investordesk.sla;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.ThreadLocalRandom;
import org.investordesk.sla.store.ClockTables;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The clocks on the desk's tables and rules, each call a transaction, but with nobody listening:
 * the subjects of these tests are no issues, and the other rooms would look for them.
 */
final class ClocksAlone {

  static ServiceClocks on(
      ClockTables tables, TimeRules rules, ExplanationText text, TransactionOperations tx) {
    var clocks = new SubjectClocks(tables, rules, text, event -> {});
    return (ServiceClocks)
        Proxy.newProxyInstance(
            ServiceClocks.class.getClassLoader(),
            new Class<?>[] {ServiceClocks.class},
            (proxy, method, arguments) ->
                tx.execute(
                    status -> {
                      try {
                        return method.invoke(clocks, arguments);
                      } catch (IllegalAccessException | InvocationTargetException e) {
                        throw new IllegalStateException(e.getCause());
                      }
                    }));
  }

  /** Looks like an issue number of a year that nobody uses. */
  static String subject() {
    return "YS-2099-%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
  }

  private ClocksAlone() {}
}
