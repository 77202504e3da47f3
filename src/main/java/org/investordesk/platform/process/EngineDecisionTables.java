package org.investordesk.platform.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.investordesk.platform.DecisionRows;
import org.investordesk.platform.DecisionTables;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Decision tables as the engine's DMN. */
@Component
class EngineDecisionTables implements DecisionTables {

  /** The output that names the row; it is the row's id and is not edited. */
  private static final String RULE = "rule";

  private final RepositoryService repository;
  private final DesksOwnName own;

  /** Only to try tables before they are deployed. */
  private final DmnEngine trial =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  EngineDecisionTables(RepositoryService repository, DesksOwnName own) {
    this.repository = repository;
    this.own = own;
  }

  @Override
  public DecisionRows read(String key, String file, String content) {
    wellFormed(file, content);
    var decision = decision(key, file, content);
    if (decision.getCamundaHistoryTimeToLiveString() == null) {
      throw new Refusal("platform.refusal.decision.timeToLive", file);
    }
    var table = table(decision, file);
    var inputs =
        table.getInputs().stream()
            .map(input -> text(input.getInputExpression().getText()))
            .toList();
    var outputs = table.getOutputs().stream().map(output -> output.getName()).toList();
    var rows = new ArrayList<DecisionRows.Row>();
    var seen = new HashSet<String>();
    for (var rule : table.getRules()) {
      var cells = new LinkedHashMap<String, String>();
      int place = 0;
      for (var entry : rule.getInputEntries()) {
        cells.put(inputs.get(place++), text(entry.getText()));
      }
      place = 0;
      for (var entry : rule.getOutputEntries()) {
        cells.put(outputs.get(place++), text(entry.getText()));
      }
      if (rule.getId() == null || !seen.add(rule.getId())) {
        throw new Refusal(
            "platform.refusal.decision.ruleId", file, String.valueOf(rows.size() + 1));
      }
      var said = rule.getDescription();
      rows.add(
          new DecisionRows.Row(
              rule.getId(), said == null ? "" : said.getTextContent().strip(), cells));
    }
    parsed(key, file, content);
    return new DecisionRows(inputs, outputs, rows);
  }

  private static String text(@Nullable Text text) {
    return text == null || text.getTextContent() == null ? "" : text.getTextContent().strip();
  }

  /**
   * Before the model is built: what is no XML, or asks in another language than FEEL, is told with
   * its line, and nothing is fetched.
   */
  private static void wellFormed(String file, String content) {
    try {
      var factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new InputSource(new StringReader(content)), new FeelOnly(file));
    } catch (SAXParseException e) {
      throw new Refusal(
          "platform.refusal.decision.xml",
          file,
          String.valueOf(e.getLineNumber()),
          String.valueOf(e.getColumnNumber()),
          String.valueOf(e.getMessage()));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException("XML cannot be read here", e);
    }
  }

  private static final class FeelOnly extends DefaultHandler {

    private final String file;
    private @Nullable Locator locator;

    FeelOnly(String file) {
      this.file = file;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
      DecisionText.requireFeel(file, locator == null ? 1 : locator.getLineNumber(), attributes);
    }
  }

  private static Decision decision(String key, String file, String content) {
    var decisions = model(file, content).getModelElementsByType(Decision.class);
    if (decisions.size() != 1 || !key.equals(decisions.iterator().next().getId())) {
      throw new Refusal("platform.refusal.decision.otherDecision", file, key);
    }
    return decisions.iterator().next();
  }

  private static DecisionTable table(Decision decision, String file) {
    if (decision.getExpression() instanceof DecisionTable table
        && table.getHitPolicy() == HitPolicy.FIRST) {
      return table;
    }
    throw new Refusal("platform.refusal.decision.notATable", file);
  }

  private static DmnModelInstance model(String file, String content) {
    try {
      return Dmn.readModelFromStream(stream(content));
    } catch (ModelException e) {
      throw new Refusal("platform.refusal.decision.model", file, reason(e));
    }
  }

  private DmnDecision parsed(String key, String file, String content) {
    try {
      return trial.parseDecision(key, stream(content));
    } catch (DmnEngineException e) {
      throw new Refusal("platform.refusal.decision.model", file, reason(e));
    }
  }

  /** The innermost reason says most; where it has a line, with it. */
  private static String reason(Throwable fault) {
    var cause = fault;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    var said = String.valueOf(cause.getMessage());
    return cause instanceof SAXParseException at ? at.getLineNumber() + ": " + said : said;
  }

  private static InputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String write(String content, DecisionRows rows) {
    var model = Dmn.readModelFromStream(stream(content));
    var table = model.getModelElementsByType(DecisionTable.class).iterator().next();
    List.copyOf(table.getRules()).forEach(table::removeChildElement);
    for (var row : rows.rows()) {
      var rule = model.newInstance(Rule.class);
      rule.setId(row.id());
      table.getRules().add(rule);
      if (!row.description().isEmpty()) {
        var description = model.newInstance(Description.class);
        description.setTextContent(row.description());
        rule.setDescription(description);
      }
      var name = row.id().replaceFirst("^rule_", "");
      for (var input : rows.inputs()) {
        var entry = named(model, InputEntry.class, input, name);
        rule.getInputEntries().add(entry);
        entry.setText(text(model, row.cell(input)));
      }
      for (var output : rows.outputs()) {
        var entry = named(model, OutputEntry.class, output, name);
        rule.getOutputEntries().add(entry);
        entry.setText(text(model, output.equals(RULE) ? '"' + row.id() + '"' : row.cell(output)));
      }
    }
    return Dmn.convertToString(model);
  }

  private static <T extends ModelElementInstance> T named(
      DmnModelInstance model, Class<T> type, String column, String rule) {
    var element = model.newInstance(type);
    element.setAttributeValue("id", "cell_" + column + "_" + rule, true);
    return element;
  }

  private static Text text(DmnModelInstance model, String content) {
    var text = model.newInstance(Text.class);
    text.setTextContent(content);
    return text;
  }

  @Override
  public Decider decider(String key, String file, String content) {
    var decision = parsed(key, file, content);
    return inputs -> {
      try {
        var row = trial.evaluateDecisionTable(decision, variables(inputs)).getSingleResult();
        return row == null ? Map.of() : row.getEntryMap();
      } catch (DmnEngineException e) {
        throw new Refusal("platform.refusal.decision.model", file, reason(e));
      }
    };
  }

  /** A map of the engine's takes nulls; an input that is not set at all would be a fault. */
  private static Map<String, Object> variables(Map<String, @Nullable Object> inputs) {
    var variables = Variables.createVariables();
    inputs.forEach(variables::putValue);
    return variables;
  }

  @Override
  public String deploy(String file, String content) {
    return own.get(
        () ->
            repository
                .createDeployment()
                .name(file)
                .addString(file, content)
                .deployWithResult()
                .getDeployedDecisionDefinitions()
                .get(0)
                .getId());
  }

  @Override
  public String latest(String key) {
    return own.get(
        () ->
            repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId());
  }

  @Override
  public String content(String definition) {
    return own.get(
        () -> {
          DecisionDefinition found = repository.getDecisionDefinition(definition);
          try (var content =
              repository.getResourceAsStream(found.getDeploymentId(), found.getResourceName())) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + definition, e);
          }
        });
  }
}
