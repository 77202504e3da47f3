package org.investordesk.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Counts the SQL statements one thread sends; each entry of a batch counts. */
@TestComponent
public class Statements implements BeanPostProcessor {

  private static final ThreadLocal<@Nullable List<String>> SENT = new ThreadLocal<>();

  /** What the thread sends while it does this. */
  public static List<String> during(Runnable deed) {
    var sent = new ArrayList<String>();
    SENT.set(sent);
    try {
      deed.run();
    } finally {
      SENT.remove();
    }
    return sent;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? wrap(DataSource.class, source, "") : bean;
  }

  private static Object wrap(Class<?> type, Object target, String sql) {
    return Proxy.newProxyInstance(
        Statements.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          count(method.getName(), arguments, sql);
          try {
            var result = method.invoke(target, arguments);
            if (result instanceof Connection connection) {
              return wrap(Connection.class, connection, "");
            }
            if (result instanceof Statement && method.getReturnType() != Statement.class) {
              return wrap(method.getReturnType(), result, String.valueOf(arguments[0]));
            }
            return result instanceof Statement statement && target instanceof Connection
                ? wrap(Statement.class, statement, "")
                : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static void count(String method, Object @Nullable [] arguments, String sql) {
    var sent = SENT.get();
    if (sent == null) {
      return;
    }
    var single = method.startsWith("execute") && !method.equals("executeBatch");
    if (single || method.equals("addBatch")) {
      sent.add(arguments != null && arguments[0] instanceof String text ? text : sql);
    }
  }
}
