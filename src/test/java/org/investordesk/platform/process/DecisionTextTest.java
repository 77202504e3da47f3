package org.investordesk.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.investordesk.platform.Refusal;
import org.junit.jupiter.api.Test;

class DecisionTextTest {

  private static final String TABLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="http://desk.test">
        <decision id="colour" name="colour">
          <decisionTable id="t" hitPolicy="FIRST">
            <input id="i"><inputExpression id="e" typeRef="string"><text>fruit</text></inputExpression></input>
            <output id="o" name="is" typeRef="string"/>
            <rule id="r1"><inputEntry id="a1"><text>"cherry"</text></inputEntry>
              <outputEntry id="b1"><text>"red"</text></outputEntry></rule>
            <rule id="r2"><inputEntry id="a2"><text></text></inputEntry>
              <outputEntry id="b2"><text>"green"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @Test
  void a_table_answers_without_being_deployed() {
    var table = read(TABLE);
    assertThat(table.ask(Map.of("fruit", "cherry"))).contains(Map.of("is", "red"));
    assertThat(table.ask(Map.of("fruit", "pear"))).contains(Map.of("is", "green"));
  }

  @Test
  void a_value_that_is_none_is_refused_with_its_line() {
    assertRefused(TABLE.replace("\"red\"", "\"reed\""), "decisionValue", "8", "\"reed\"");
  }

  @Test
  void what_is_no_xml_is_refused_with_its_line() {
    assertRefused(
        TABLE.replace("</rule>\n      </d", "</d").replace("</decisionTable>", ""), "xml", "12");
  }

  @Test
  void an_expression_that_could_run_code_is_refused() {
    assertRefused(
        TABLE.replace(
            "<inputEntry id=\"a1\">", "<inputEntry id=\"a1\" expressionLanguage=\"juel\">"),
        "decisionLanguage",
        "7",
        "juel");
  }

  @Test
  void a_document_type_is_refused() {
    assertRefused(
        TABLE.replace(
            "<definitions",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><definitions"),
        "xml",
        "2");
  }

  @Test
  void another_decision_or_other_columns_are_refused() {
    assertRefused(TABLE.replace("id=\"colour\"", "id=\"color\""), "decisionMissing", "1", "colour");
    assertRefused(TABLE.replace("<text>fruit<", "<text>fruits<"), "decisionInputs", "3", "fruit");
    assertRefused(TABLE.replace("name=\"is\"", "name=\"was\""), "decisionOutputs", "3", "is");
  }

  private static DecisionText read(String content) {
    return DecisionText.read(
        "colour.dmn",
        content,
        "colour",
        Set.of("fruit"),
        Set.of("is"),
        (output, value) -> Set.of("red", "green").contains(value));
  }

  private static void assertRefused(String content, String key, String line, String... more) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOfSatisfying(
            Refusal.class,
            no -> {
              assertThat(no.key()).isEqualTo("platform.refusal.file." + key);
              assertThat(no.arguments()).startsWith("colour.dmn", line);
              if (more.length > 0) {
                assertThat(no.arguments()).endsWith((Object[]) more);
              }
            });
  }
}
