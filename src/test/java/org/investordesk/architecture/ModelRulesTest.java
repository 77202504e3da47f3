package org.investordesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks the sample model once for each rule: a rule that finds nothing guards nothing. */
class ModelRulesTest {

  private static final Path SAMPLES = Path.of("src/test/resources/architecture");

  @TempDir Path folder;

  @Test
  void the_sample_keeps_every_rule() {
    var rules = rules(SAMPLES.resolve("processes"));

    assertThat(rules.findings(SAMPLES.resolve("processes/example/small-request.bpmn"))).isEmpty();
    assertThat(rules.findings(SAMPLES.resolve("processes/example/small-office.dmn"))).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          process id="small-request" | process id="smallRequest" | process id 'smallRequest' differs from the file name
          name="小事申请" | name="" | the process has no name
          只用来检验模型规则的样例。 | '' | the process has no documentation
          value="Small request" | value="" | the process has no English name, property nameEn
          value="Answer the request" | value=" " | 'userTask_answerRequest' has no English name, property nameEn
          camunda:historyTimeToLive="P365D" | camunda:historyTimeToLive="P1Y" | history time to live 'P1Y' is not given in days, as P1825D
          startEvent_requestReceived | start_1 | id 'start_1' should look like 'startEvent_…'
          name="申请已收到" | name=" " | 'startEvent_requestReceived' has no name
          flow_received | SequenceFlow_1 | id 'SequenceFlow_1' should look like 'flow_…'
          bpmn:serviceTask | bpmn:sendTask | 'serviceTask_remindOffice' is a sendTask, not in the house palette
          答复认可？ | 答复认可 | splitting gateway 'gateway_answerGood' asks no question
          default="flow_no" | '' | splitting gateway 'gateway_answerGood' has no default flow
          name="是" | '' | 'flow_yes' answers nothing: name it
          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${good}</bpmn:conditionExpression> | '' | 'flow_yes' is neither default nor conditional
          id="gateway_join"> | id="gateway_join" name="汇合"> | 'gateway_join' decides nothing and needs no label
          camunda:candidateGroups="${office}" | '' | 'userTask_answerRequest' has no candidate groups
          embedded:deployment:forms/example/answer-request.html | camunda-forms:answer | 'userTask_answerRequest' has form key 'camunda-forms:answer', not our own page
          forms/example/answer-request.html | forms/example/other.html | 'userTask_answerRequest' names form example/other.html, no such file
          ${remindOfficeDelegate} | ${remindDelegate} | 'serviceTask_remindOffice' should call ${remindOfficeDelegate}
          ${remindOfficeDelegate} | ${remindDelegate} | 'remindDelegate' is neither a bean nor a variable of the contract
          camunda:delegateExpression="${remindOfficeDelegate}" | camunda:class="org.example.Remind" | 'serviceTask_remindOffice' must use a delegate expression
          small-office" camunda | no-office" camunda | 'businessRuleTask_findOffice' asks decision 'no-office', no such file
          calledElement="small-request" | calledElement="other" | 'callActivity_askAgain' calls 'other', no such file
          <camunda:in businessKey="#{execution.processBusinessKey}" /> | '' | 'callActivity_askAgain' does not pass the business key on
          desk.requestWithdrawn | RequestWithdrawn | message 'RequestWithdrawn' is not named desk.<fact>
          errorCode="askerUnknown" | errorCode="ERR-1" | error code 'ERR-1' is not a lowerCamel reason
          ${requestDates.due(execution)} | ${office} | timer date '${office}' does not ask a bean
          <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${requestDates.due(execution)}</bpmn:timeDate> | <bpmn:timeDuration>PT48H</bpmn:timeDuration> | timer 'PT48H' counts by itself; only sla knows working days
          delegateExpression="${answerForm}" | expression="${answerForm.check(task)}" | a task listener at 'userTask_answerRequest' is not a bean
          delegateExpression="${answerForm}" /> | ><camunda:script scriptFormat="groovy">1</camunda:script></camunda:taskListener> | 'userTask_answerRequest' holds a script
          ${good} | ${good &amp;&amp; office} | 'good && office' is a rule: make it a decision table or a flag
          ${good} | ${excellent} | 'excellent' is neither a bean nor a variable of the contract
          gateway_join | gateway_meet | SmallRequestProcess.Elements.JOIN is 'gateway_join', not in the model
          gateway_join | gateway_meet | 'gateway_meet' is missing in SmallRequestProcess.Elements
          <bpmn:startEvent id="startEvent_requestReceived" | <bpmn:laneSet id="lanes"><bpmn:lane id="lane_office" /></bpmn:laneSet><bpmn:startEvent id="startEvent_requestReceived" | 'lanes' draws lanes; roles are candidate groups
          <bpmn:exclusiveGateway id="gateway_join"> | <bpmn:endEvent id="endEvent_a" name="一" /><bpmn:endEvent id="endEvent_b" name="二" /><bpmn:endEvent id="endEvent_c" name="三" /><bpmn:endEvent id="endEvent_d" name="四" /><bpmn:endEvent id="endEvent_e" name="五" /><bpmn:endEvent id="endEvent_f" name="六" /><bpmn:exclusiveGateway id="gateway_join"> | 'small-request' shows 16 nodes; make a sub-process
          """)
  void a_broken_process_is_found(String good, String broken, String finding) throws IOException {
    assertThat(findingsAfter("small-request.bpmn", good, broken)).contains(finding);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          decision id="small-office" | decision id="office" | no decision has the file's name 'small-office'
          id="small-office" name="科室" | id="small-office" name="" | decision 'small-office' has no name
          P365D | P1Y | history time to live 'P1Y' is not given in days, as P1825D
          table_smallOffice | decisionTable_1 | id 'decisionTable_1' should look like 'table_…'
          input_kind | in1 | id 'in1' should look like 'input_…'
          label="类别" | '' | 'input_kind' has no label
          output_office | out1 | id 'out1' should look like 'output_…'
          rule_other | row1 | id 'row1' should look like 'rule_…'
          """)
  void a_broken_decision_is_found(String good, String broken, String finding) throws IOException {
    assertThat(findingsAfter("small-office.dmn", good, broken)).contains(finding);
  }

  @Test
  void a_process_without_a_contract_is_found() throws IOException {
    var text = sample("small-request.bpmn").replace("\"small-request\"", "\"other-request\"");
    var file = write("other-request.bpmn", text);

    assertThat(rules(folder).findings(file))
        .contains(
            "no contract class org.investordesk.architecture.example.process.OtherRequestProcess");
  }

  private java.util.List<String> findingsAfter(String name, String good, String broken)
      throws IOException {
    for (var other : new String[] {"small-request.bpmn", "small-office.dmn"}) {
      write(other, sample(other));
    }
    var text = sample(name);
    assertThat(text).as("the sample holds what is to be broken").contains(good);
    return rules(folder).findings(write(name, text.replace(good, broken)));
  }

  private static String sample(String name) throws IOException {
    return Files.readString(SAMPLES.resolve("processes/example").resolve(name));
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve("example").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static ModelRules rules(Path processes) {
    return new ModelRules(
        processes,
        SAMPLES.resolve("forms"),
        "org.investordesk.architecture",
        Path.of("target/test-classes/org/investordesk/architecture"));
  }
}
