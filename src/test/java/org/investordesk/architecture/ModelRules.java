package org.investordesk.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.LaneSet;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.investordesk.platform.process.ProcessVariable;
import org.jspecify.annotations.Nullable;

/**
 * The house rules of models: one vocabulary for model and code, readable aloud, no rule hidden in
 * an expression. Reads the files with the model API; needs no engine.
 *
 * @param processes folder with one folder of models a room
 * @param forms folder with one folder of forms a room
 * @param rootPackage package that holds the rooms' packages
 * @param classes folder of compiled classes in which beans are looked for
 */
record ModelRules(Path processes, Path forms, String rootPackage, Path classes) {

  private static final int MOST_NODES = 15;

  private static final Map<String, String> PREFIX =
      Map.ofEntries(
          Map.entry("startEvent", "startEvent_"),
          Map.entry("endEvent", "endEvent_"),
          Map.entry("boundaryEvent", "event_"),
          Map.entry("intermediateCatchEvent", "event_"),
          Map.entry("intermediateThrowEvent", "event_"),
          Map.entry("userTask", "userTask_"),
          Map.entry("serviceTask", "serviceTask_"),
          Map.entry("businessRuleTask", "businessRuleTask_"),
          Map.entry("callActivity", "callActivity_"),
          Map.entry("subProcess", "subProcess_"),
          Map.entry("exclusiveGateway", "gateway_"),
          Map.entry("parallelGateway", "gateway_"),
          Map.entry("eventBasedGateway", "gateway_"));

  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern DAYS = Pattern.compile("P[1-9]\\d*D");
  private static final Pattern FACT = Pattern.compile("desk\\.[a-z][A-Za-z]+");
  private static final Pattern REASON = Pattern.compile("[a-z][A-Za-z]+");
  private static final Pattern FORM =
      Pattern.compile("embedded:deployment:forms/([a-z]+/[a-z][a-z-]*\\.html)");
  private static final Pattern BEAN = Pattern.compile("\\$\\{([a-z][A-Za-z]+)}");
  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern NAME = Pattern.compile("(?<![.\\w])([A-Za-z_]\\w*)");
  private static final Set<String> KNOWN_TO_THE_ENGINE =
      Set.of("execution", "task", "true", "false", "null", "not", "and", "or", "empty");

  /** What is wrong with a process or decision model; empty if it keeps the rules. */
  List<String> findings(Path file) {
    var found = file.toString().endsWith(".dmn") ? decisionFindings(file) : processFindings(file);
    return found.stream().distinct().toList();
  }

  private List<String> processFindings(Path file) {
    var found = new ArrayList<String>();
    var model = Bpmn.readModelFromFile(file.toFile());
    var id = fileName(file);
    var all = model.getModelElementsByType(Process.class);
    if (all.size() != 1) {
      return List.of("the file holds %d processes instead of one".formatted(all.size()));
    }
    var process = all.iterator().next();
    if (!process.getId().equals(id)) {
      found.add("process id '%s' differs from the file name".formatted(process.getId()));
    }
    if (!KEBAB.matcher(id).matches()) {
      found.add("file name '%s' is not kebab-case".formatted(id));
    }
    if (isBlank(process.getName())) {
      found.add("the process has no name");
    }
    if (englishName(process).isEmpty()) {
      found.add("the process has no English name, property nameEn");
    }
    if (process.getDocumentations().stream().allMatch(text -> isBlank(text.getTextContent()))) {
      found.add("the process has no documentation");
    }
    var timeToLive = process.getCamundaHistoryTimeToLiveString();
    if (timeToLive == null || !DAYS.matcher(timeToLive).matches()) {
      found.add("history time to live '%s' is not given in days, as P1825D".formatted(timeToLive));
    }
    for (var lanes : model.getModelElementsByType(LaneSet.class)) {
      found.add("'%s' draws lanes; roles are candidate groups".formatted(lanes.getId()));
    }
    var contract = contractOf(file, id);
    if (contract == null) {
      found.add("no contract class %s".formatted(contractName(file, id)));
    }
    nodes(model, found);
    levels(model, found);
    gateways(model, found);
    userTasks(model, found);
    serviceTasks(model, found);
    calls(model, found);
    names(model, found);
    timers(model, found);
    listeners(model, found);
    expressions(model, contract, found);
    if (contract != null) {
      contract(model, contract, id, found);
    }
    return found;
  }

  private void nodes(BpmnModelInstance model, List<String> found) {
    for (var node : model.getModelElementsByType(FlowNode.class)) {
      var type = node.getElementType().getTypeName();
      var prefix = PREFIX.get(type);
      if (prefix == null) {
        found.add("'%s' is a %s, not in the house palette".formatted(node.getId(), type));
      } else if (!node.getId().matches(prefix + "[a-z][A-Za-z0-9]*")) {
        found.add("id '%s' should look like '%s…'".formatted(node.getId(), prefix));
      }
      if (!(node instanceof Gateway) && isBlank(node.getName())) {
        found.add("'%s' has no name".formatted(node.getId()));
      }
    }
    for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
      if (!flow.getId().matches("flow_[a-z][A-Za-z0-9_]*")) {
        found.add("id '%s' should look like 'flow_…'".formatted(flow.getId()));
      }
    }
  }

  /** A boundary event belongs to the node it sits on and is not counted. */
  private void levels(BpmnModelInstance model, List<String> found) {
    model.getModelElementsByType(FlowNode.class).stream()
        .filter(node -> !(node instanceof BoundaryEvent))
        .collect(
            Collectors.groupingBy(
                node -> ((BaseElement) node.getParentElement()).getId(), Collectors.counting()))
        .forEach(
            (level, count) -> {
              if (count > MOST_NODES) {
                found.add("'%s' shows %d nodes; make a sub-process".formatted(level, count));
              }
            });
  }

  private void gateways(BpmnModelInstance model, List<String> found) {
    for (var gateway : model.getModelElementsByType(Gateway.class)) {
      var asks = gateway instanceof ExclusiveGateway && gateway.getOutgoing().size() > 1;
      var name = gateway.getName();
      if (asks && (name == null || !name.endsWith("？"))) {
        found.add("splitting gateway '%s' asks no question".formatted(gateway.getId()));
      }
      if (!asks && !isBlank(name)) {
        found.add("'%s' decides nothing and needs no label".formatted(gateway.getId()));
      }
      if (!asks) {
        continue;
      }
      var standard = ((ExclusiveGateway) gateway).getDefault();
      if (standard == null) {
        found.add("splitting gateway '%s' has no default flow".formatted(gateway.getId()));
      }
      for (var flow : gateway.getOutgoing()) {
        if (isBlank(flow.getName())) {
          found.add("'%s' answers nothing: name it".formatted(flow.getId()));
        }
        if (!flow.equals(standard) && flow.getConditionExpression() == null) {
          found.add("'%s' is neither default nor conditional".formatted(flow.getId()));
        }
      }
    }
  }

  private void userTasks(BpmnModelInstance model, List<String> found) {
    for (var task : model.getModelElementsByType(UserTask.class)) {
      if (isBlank(task.getCamundaCandidateGroups())) {
        found.add("'%s' has no candidate groups".formatted(task.getId()));
      }
      if (englishName(task).isEmpty()) {
        found.add("'%s' has no English name, property nameEn".formatted(task.getId()));
      }
      var key = String.valueOf(task.getCamundaFormKey());
      var form = FORM.matcher(key);
      if (!form.matches()) {
        found.add("'%s' has form key '%s', not our own page".formatted(task.getId(), key));
      } else if (!Files.exists(forms.resolve(form.group(1)))) {
        found.add("'%s' names form %s, no such file".formatted(task.getId(), form.group(1)));
      }
    }
  }

  /** What Tasklist shows to who reads English. */
  private static Optional<String> englishName(BaseElement element) {
    return Optional.ofNullable(element.getExtensionElements()).stream()
        .flatMap(found -> found.getChildElementsByType(CamundaProperties.class).stream())
        .flatMap(found -> found.getCamundaProperties().stream())
        .filter(property -> "nameEn".equals(property.getCamundaName()))
        .map(CamundaProperty::getCamundaValue)
        .filter(name -> !isBlank(name))
        .findFirst();
  }

  private void serviceTasks(BpmnModelInstance model, List<String> found) {
    for (var task : model.getModelElementsByType(ServiceTask.class)) {
      delegate(task, task.getCamundaDelegateExpression(), found);
    }
    for (var task : model.getModelElementsByType(BusinessRuleTask.class)) {
      var decision = task.getCamundaDecisionRef();
      if (decision == null) {
        delegate(task, task.getCamundaDelegateExpression(), found);
      } else if (!exists(decision + ".dmn")) {
        found.add("'%s' asks decision '%s', no such file".formatted(task.getId(), decision));
      }
    }
  }

  private static void delegate(FlowNode task, @Nullable String expression, List<String> found) {
    var bean = BEAN.matcher(String.valueOf(expression));
    var expected = task.getId().substring(task.getId().indexOf('_') + 1) + "Delegate";
    if (!bean.matches()) {
      found.add("'%s' must use a delegate expression".formatted(task.getId()));
    } else if (!bean.group(1).equals(expected)) {
      found.add("'%s' should call ${%s}".formatted(task.getId(), expected));
    }
  }

  private void calls(BpmnModelInstance model, List<String> found) {
    for (var call : model.getModelElementsByType(CallActivity.class)) {
      var called = String.valueOf(call.getCalledElement());
      if (!called.startsWith("${") && !exists(called + ".bpmn")) {
        found.add("'%s' calls '%s', no such file".formatted(call.getId(), called));
      }
      var handsOnTheKey =
          call.getExtensionElements() != null
              && call.getExtensionElements().getChildElementsByType(CamundaIn.class).stream()
                  .anyMatch(
                      in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()));
      if (!handsOnTheKey) {
        found.add("'%s' does not pass the business key on".formatted(call.getId()));
      }
    }
  }

  private void names(BpmnModelInstance model, List<String> found) {
    for (var message : model.getModelElementsByType(Message.class)) {
      if (!FACT.matcher(String.valueOf(message.getName())).matches()) {
        found.add("message '%s' is not named desk.<fact>".formatted(message.getName()));
      }
    }
    for (var error : model.getModelElementsByType(Error.class)) {
      if (!REASON.matcher(String.valueOf(error.getErrorCode())).matches()) {
        found.add("error code '%s' is not a lowerCamel reason".formatted(error.getErrorCode()));
      }
    }
    for (var escalation : model.getModelElementsByType(Escalation.class)) {
      if (!REASON.matcher(String.valueOf(escalation.getEscalationCode())).matches()) {
        found.add(
            "escalation code '%s' is not a lowerCamel reason"
                .formatted(escalation.getEscalationCode()));
      }
    }
  }

  private void timers(BpmnModelInstance model, List<String> found) {
    for (var date : model.getModelElementsByType(TimeDate.class)) {
      if (!date.getTextContent().strip().matches("\\$\\{\\w+\\.\\w+\\(execution.*\\)}")) {
        found.add("timer date '%s' does not ask a bean".formatted(date.getTextContent()));
      }
    }
    Stream.concat(
            model.getModelElementsByType(TimeDuration.class).stream(),
            model.getModelElementsByType(TimeCycle.class).stream())
        .forEach(
            timer ->
                found.add(
                    "timer '%s' counts by itself; only sla knows working days"
                        .formatted(timer.getTextContent())));
  }

  private void listeners(BpmnModelInstance model, List<String> found) {
    for (var listener : model.getModelElementsByType(CamundaTaskListener.class)) {
      if (!BEAN.matcher(String.valueOf(listener.getCamundaDelegateExpression())).matches()) {
        found.add("a task listener at '%s' is not a bean".formatted(owner(listener)));
      }
    }
    for (var listener : model.getModelElementsByType(CamundaExecutionListener.class)) {
      if (!BEAN.matcher(String.valueOf(listener.getCamundaDelegateExpression())).matches()) {
        found.add("an execution listener at '%s' is not a bean".formatted(owner(listener)));
      }
    }
    for (var script : model.getModelElementsByType(CamundaScript.class)) {
      found.add("'%s' holds a script".formatted(owner(script)));
    }
    for (var connector : model.getModelElementsByType(CamundaConnector.class)) {
      found.add("'%s' uses a connector".formatted(owner(connector)));
    }
  }

  /** Each name in an expression is a bean of a process package or a variable of the contract. */
  private void expressions(
      BpmnModelInstance model, @Nullable Class<?> contract, List<String> found) {
    var variables = contract == null ? Set.<String>of() : variablesOf(contract);
    for (var text : expressionsIn(model)) {
      if (text.matches(".*(&&|\\|\\||[<>]=?|==|\\?).*")) {
        found.add("'%s' is a rule: make it a decision table or a flag".formatted(text));
      }
      var name = NAME.matcher(STRING.matcher(text).replaceAll(""));
      while (name.find()) {
        var word = name.group(1);
        if (!KNOWN_TO_THE_ENGINE.contains(word) && !variables.contains(word) && !isBean(word)) {
          found.add("'%s' is neither a bean nor a variable of the contract".formatted(word));
        }
      }
    }
  }

  private static Set<String> expressionsIn(BpmnModelInstance model) {
    var xml = Bpmn.convertToString(model);
    var found = EXPRESSION.matcher(xml);
    var texts = new HashSet<String>();
    while (found.find()) {
      texts.add(
          found
              .group(1)
              .replace("&amp;", "&")
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&apos;", "'"));
    }
    return texts;
  }

  private boolean isBean(String name) {
    var file = Character.toUpperCase(name.charAt(0)) + name.substring(1) + ".class";
    try (var files = Files.walk(classes)) {
      return files.anyMatch(
          path ->
              path.getFileName().toString().equals(file)
                  && path.getParent().getFileName().toString().equals("process"));
    } catch (IOException e) {
      throw new IllegalStateException("cannot look for beans in " + classes, e);
    }
  }

  private void contract(BpmnModelInstance model, Class<?> contract, String id, List<String> found) {
    var key = constants(contract).get("KEY");
    if (!id.equals(key)) {
      found.add("%s.KEY is '%s'".formatted(contract.getSimpleName(), key));
    }
    var elements = nested(contract, "Elements");
    if (elements == null) {
      found.add("%s has no Elements".formatted(contract.getSimpleName()));
      return;
    }
    var constants = constants(elements);
    constants.forEach(
        (name, value) -> {
          if (model.getModelElementById(value) == null) {
            found.add(
                "%s.Elements.%s is '%s', not in the model"
                    .formatted(contract.getSimpleName(), name, value));
          }
        });
    for (var node : model.getModelElementsByType(FlowNode.class)) {
      if (!constants.containsValue(node.getId())) {
        found.add(
            "'%s' is missing in %s.Elements".formatted(node.getId(), contract.getSimpleName()));
      }
    }
  }

  private String contractName(Path file, String id) {
    var name =
        Stream.of(id.split("-"))
            .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
            .collect(Collectors.joining("", "", "Process"));
    return "%s.%s.process.%s"
        .formatted(rootPackage, file.getParent().getFileName().toString(), name);
  }

  private @Nullable Class<?> contractOf(Path file, String id) {
    try {
      return Class.forName(contractName(file, id));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static @Nullable Class<?> nested(Class<?> contract, String name) {
    return Arrays.stream(contract.getDeclaredClasses())
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, String> constants(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.getType() == String.class)
        .collect(Collectors.toMap(field -> field.getName(), field -> (String) read(field)));
  }

  private static Set<String> variablesOf(Class<?> contract) {
    var variables = nested(contract, "Variables");
    if (variables == null) {
      return Set.of();
    }
    return Arrays.stream(variables.getDeclaredFields())
        .filter(field -> field.getType() == ProcessVariable.class)
        .map(field -> ((ProcessVariable<?>) read(field)).name())
        .collect(Collectors.toSet());
  }

  private static Object read(java.lang.reflect.Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }

  private List<String> decisionFindings(Path file) {
    var found = new ArrayList<String>();
    var model = Dmn.readModelFromFile(file.toFile());
    var id = fileName(file);
    if (!KEBAB.matcher(id).matches()) {
      found.add("file name '%s' is not kebab-case".formatted(id));
    }
    var decisions = model.getModelElementsByType(Decision.class);
    if (decisions.stream().noneMatch(decision -> decision.getId().equals(id))) {
      found.add("no decision has the file's name '%s'".formatted(id));
    }
    for (var decision : decisions) {
      if (isBlank(decision.getName())) {
        found.add("decision '%s' has no name".formatted(decision.getId()));
      }
      var timeToLive = decision.getCamundaHistoryTimeToLiveString();
      if (timeToLive == null || !DAYS.matcher(timeToLive).matches()) {
        found.add(
            "history time to live '%s' is not given in days, as P1825D".formatted(timeToLive));
      }
    }
    for (var table : model.getModelElementsByType(DecisionTable.class)) {
      prefixed(table.getId(), "table_", found);
    }
    for (var input : model.getModelElementsByType(Input.class)) {
      prefixed(input.getId(), "input_", found);
      if (isBlank(input.getLabel())) {
        found.add("'%s' has no label".formatted(input.getId()));
      }
    }
    for (var output : model.getModelElementsByType(Output.class)) {
      prefixed(output.getId(), "output_", found);
      if (isBlank(output.getLabel())) {
        found.add("'%s' has no label".formatted(output.getId()));
      }
    }
    for (var rule : model.getModelElementsByType(Rule.class)) {
      prefixed(rule.getId(), "rule_", found);
    }
    return found;
  }

  private static void prefixed(@Nullable String id, String prefix, List<String> found) {
    if (id == null || !id.matches(prefix + "[a-z][A-Za-z0-9_]*")) {
      found.add("id '%s' should look like '%s…'".formatted(id, prefix));
    }
  }

  private boolean exists(String name) {
    try (var files = Files.walk(processes)) {
      return files.anyMatch(file -> file.getFileName().toString().equals(name));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + processes, e);
    }
  }

  private static String owner(ModelElementInstance element) {
    for (var parent = element.getParentElement();
        parent != null;
        parent = parent.getParentElement()) {
      if (parent instanceof FlowNode node) {
        return node.getId();
      }
    }
    return "process";
  }

  private static String fileName(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
