package org.investordesk.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestComponent;

/**
 * Which elements of which process the tests of this run passed. Every element notes that it was
 * entered, and nothing goes to the database: the desk's own history keeps only the steps that take
 * time.
 */
@TestComponent
public class PassedElements extends AbstractProcessEnginePlugin {

  private static final Map<String, Set<String>> PASSED = new ConcurrentHashMap<>();

  /** Element ids by process id; empty where no test of this run has started the desk. */
  public static Map<String, Set<String>> ofThisRun() {
    return new TreeMap<>(PASSED);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    var listeners = new ArrayList<BpmnParseListener>();
    var before = configuration.getCustomPreBPMNParseListeners();
    listeners.addAll(before == null ? List.of() : before);
    listeners.add(
        new AbstractBpmnParseListener() {
          @Override
          public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            watch(definition, definition.getKey());
          }
        });
    configuration.setCustomPreBPMNParseListeners(listeners);
  }

  private static void watch(ScopeImpl scope, String process) {
    for (ActivityImpl element : scope.getActivities()) {
      element.addListener(
          ExecutionListener.EVENTNAME_START,
          (ExecutionListener)
              execution ->
                  PASSED
                      .computeIfAbsent(process, key -> ConcurrentHashMap.newKeySet())
                      .add(element.getId()));
      watch(element, process);
    }
  }
}
