package org.investordesk.platform.process;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/**
 * What Tasklist cannot say to its reader by itself: it shows colleagues by their user id, and the
 * engine keeps one name for a process or a task, ours the Chinese one. The English one stands in
 * the model beside it, as the property {@value #PROPERTY}.
 */
@Component
public class EngineNames {

  static final String PROPERTY = "nameEn";

  private final RepositoryService repository;
  private final IdentityService identities;
  private final DesksOwnName own;

  EngineNames(RepositoryService repository, IdentityService identities, DesksOwnName own) {
    this.repository = repository;
    this.identities = identities;
    this.own = own;
  }

  /** Every member of staff: user id, then the name. */
  public Map<String, String> people() {
    var names = new TreeMap<String, String>();
    own.get(() -> identities.createUserQuery().list())
        .forEach(user -> names.put(user.getId(), EngineStaffAccounts.nameOf(user)));
    return names;
  }

  /** Names of processes and user tasks as last deployed: the Chinese one, then the English one. */
  public Map<String, String> inEnglish() {
    var names = new TreeMap<String, String>();
    repository.createProcessDefinitionQuery().latestVersion().list().stream()
        .map(definition -> repository.getBpmnModelInstance(definition.getId()))
        .forEach(
            model -> {
              model
                  .getModelElementsByType(Process.class)
                  .forEach(process -> add(names, process, process.getName()));
              model
                  .getModelElementsByType(UserTask.class)
                  .forEach(task -> add(names, task, task.getName()));
            });
    return names;
  }

  private static void add(Map<String, String> names, BaseElement element, String chinese) {
    of(element).forEach(english -> names.put(chinese, english));
  }

  private static Stream<String> of(BaseElement element) {
    var extensions = element.getExtensionElements();
    return extensions == null
        ? Stream.of()
        : extensions.getChildElementsByType(CamundaProperties.class).stream()
            .map(CamundaProperties::getCamundaProperties)
            .flatMap(Collection::stream)
            .filter(property -> PROPERTY.equals(property.getCamundaName()))
            .map(property -> property.getCamundaValue());
  }
}
