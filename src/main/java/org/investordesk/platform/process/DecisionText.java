package org.investordesk.platform.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.xml.ModelException;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A decision table in a file, read and asked without being deployed: nothing of it reaches the
 * engine that works. Whoever may upload one may not run code with it, so that no expression in
 * another language than FEEL is taken, nor a document type.
 */
public final class DecisionText {

  private static final Set<String> FEEL =
      Set.of(
          "feel",
          "http://www.omg.org/spec/FEEL/20140401",
          "https://www.omg.org/spec/DMN/20180521/FEEL/",
          "https://www.omg.org/spec/DMN/20191111/FEEL/",
          "https://www.omg.org/spec/DMN/20211108/FEEL/");

  /** Built when it is first asked: its languages take a second to start. */
  private static final class Paper {
    static final DmnEngine ENGINE =
        DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  }

  private final String file;
  private final DmnDecision decision;
  private final int line;

  private DecisionText(String file, DmnDecision decision, int line) {
    this.file = file;
    this.decision = decision;
    this.line = line;
  }

  /**
   * @param key id of the decision
   * @param inputs what the table may ask for, all of them columns of it
   * @param outputs what it must answer
   * @param fits whether the text of an output, without quotation marks, is one of its values; of
   *     every other text the answer is refused with its line
   * @throws Refusal with file, line and reason
   */
  public static DecisionText read(
      String file,
      String content,
      String key,
      Set<String> inputs,
      Set<String> outputs,
      BiPredicate<String, String> fits) {
    var scan = scan(file, content, key);
    if (scan.decisionLine == 0) {
      throw refusal(file, 1, "decisionMissing", key);
    }
    if (!new HashSet<>(scan.inputs).equals(inputs)) {
      throw refusal(file, scan.decisionLine, "decisionInputs", String.join(", ", sorted(inputs)));
    }
    if (!new HashSet<>(scan.outputs).equals(outputs)) {
      throw refusal(file, scan.decisionLine, "decisionOutputs", String.join(", ", sorted(outputs)));
    }
    for (var entry : scan.entries) {
      if (entry.column() >= scan.outputs.size()
          || !fits.test(scan.outputs.get(entry.column()), unquoted(entry.text()))) {
        throw refusal(file, entry.line(), "decisionValue", entry.text());
      }
    }
    try {
      var bytes = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
      return new DecisionText(file, Paper.ENGINE.parseDecision(key, bytes), scan.decisionLine);
    } catch (DmnEngineException | ModelException e) {
      throw refusal(file, scan.decisionLine, "decision", String.valueOf(e.getMessage()));
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /**
   * The row that applies; empty where none does.
   *
   * @throws Refusal where an expression cannot be worked out, or several rows apply at once
   */
  public Optional<Map<String, Object>> ask(Map<String, @Nullable Object> facts) {
    try {
      var rows =
          Paper.ENGINE.evaluateDecisionTable(decision, Variables.fromMap(facts)).getResultList();
      if (rows.size() > 1) {
        throw refusal(file, line, "decision", "hitPolicy");
      }
      return rows.stream().findFirst();
    } catch (DmnEngineException e) {
      throw refusal(file, line, "decision", String.valueOf(e.getMessage()));
    }
  }

  /** Any other language would run with all that the desk itself may do. */
  static void requireFeel(String file, int line, Attributes attributes) {
    var language = attributes.getValue("expressionLanguage");
    if (language != null && !FEEL.contains(language)) {
      throw refusal(file, line, "decisionLanguage", language);
    }
  }

  private static Refusal refusal(String file, int line, String key, String... more) {
    var arguments = new ArrayList<Object>(List.of(file, String.valueOf(line)));
    arguments.addAll(List.of(more));
    return new Refusal("platform.refusal.file." + key, arguments.toArray());
  }

  /** What an output entry of a rule says, and where. */
  private record Entry(int column, int line, String text) {}

  private static Scan scan(String file, String content, String key) {
    var scan = new Scan(file, key);
    try {
      var factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new InputSource(new StringReader(content)), scan);
    } catch (SAXParseException e) {
      throw refusal(file, e.getLineNumber(), "xml", String.valueOf(e.getMessage()));
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read XML here", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return scan;
  }

  /** Finds the lines of what may be wrong; the engine knows none. */
  private static final class Scan extends DefaultHandler {

    private final String file;
    private final String key;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Locator locator;
    private int decisionLine;
    private boolean inside;
    private @Nullable String around;
    private int column;
    private int entryLine;

    Scan(String file, String key) {
      this.file = file;
      this.key = key;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    private int line() {
      return locator == null ? 1 : locator.getLineNumber();
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
      requireFeel(file, line(), attributes);
      switch (name) {
        case "decision" -> {
          inside = key.equals(attributes.getValue("id"));
          if (inside) {
            decisionLine = line();
          }
        }
        case "output" -> {
          if (inside) {
            outputs.add(String.valueOf(attributes.getValue("name")));
          }
        }
        case "rule" -> column = 0;
        case "inputExpression", "outputEntry" -> {
          around = name;
          entryLine = line();
        }
        case "text" -> text.setLength(0);
        default -> {
          // rules, documentation, the drawing
        }
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qName) {
      if (name.equals("decision")) {
        inside = false;
      }
      if (name.equals("text") && inside && around != null) {
        var said = text.toString().strip();
        if (around.equals("inputExpression")) {
          inputs.add(said);
        } else {
          entries.add(new Entry(column, entryLine, said));
        }
      }
      if (name.equals("outputEntry")) {
        column++;
      }
      if (name.equals(around)) {
        around = null;
      }
    }
  }
}
