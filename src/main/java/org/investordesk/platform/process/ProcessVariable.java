package org.investordesk.platform.process;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** One process variable: its name and its type travel together, so no call site casts. */
public record ProcessVariable<T>(String name, Class<T> type) {

  public static ProcessVariable<String> text(String name) {
    return new ProcessVariable<>(name, String.class);
  }

  public static ProcessVariable<Boolean> flag(String name) {
    return new ProcessVariable<>(name, Boolean.class);
  }

  /** The value; a variable that is not set is a fault of the model. */
  public T readFrom(VariableScope scope) {
    var value = find(scope);
    if (value == null) {
      throw new IllegalStateException("process variable '%s' is not set".formatted(name));
    }
    return value;
  }

  public @Nullable T find(VariableScope scope) {
    return type.cast(scope.getVariable(name));
  }

  public void writeTo(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }
}
