package org.investordesk.escalation;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.platform.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints a supervision order: a Chinese document of one page with a place for the seal and a QR
 * code that leads to the case file. Values are data to the template: what people typed stays text.
 */
@Component
class OrderSheet {

  private static final String FONT = "/fonts/WenQuanZhengHei.ttf";
  private static final String FONT_NAME = "WenQuanYi Zen Hei";
  private static final int QR_PIXELS = 360;
  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", CHINESE);

  private final CaseFiles files;
  private final Directory directory;
  private final MessageSource messages;
  private final String baseUrl;
  private final Clock clock;
  private final SpringTemplateEngine templates = new SpringTemplateEngine();

  OrderSheet(
      CaseFiles files,
      Directory directory,
      MessageSource messages,
      @Value("${desk.base-url:http://localhost:8080}") String baseUrl,
      Clock clock) {
    this.files = files;
    this.directory = directory;
    this.messages = messages;
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    this.clock = clock;
    var resolver = new ClassLoaderTemplateResolver(OrderSheet.class.getClassLoader());
    resolver.setPrefix("templates/escalation/");
    resolver.setSuffix(".html");
    resolver.setResolvablePatterns(Set.of("order-sheet"));
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    templates.addTemplateResolver(resolver);
    templates.setTemplateEngineMessageSource(messages);
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  /** What stands on the sheet; every value is ready to be read. */
  record Sheet(
      String number,
      OrderColour colour,
      String issue,
      String subject,
      String investor,
      String project,
      String department,
      String due,
      String level,
      String text,
      String until,
      String issuedBy,
      String issuedOn,
      String qrCode) {}

  byte[] print(Directive order) {
    var issue =
        files
            .find(order.issue())
            .orElseThrow(() -> new IllegalStateException("no issue %s".formatted(order.issue())));
    var page =
        templates.process(
            "order-sheet", new Context(CHINESE, Map.of("sheet", sheet(order, issue))));
    var pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFastMode()
          .useFont(OrderSheet::font, FONT_NAME)
          .withHtmlContent(page, null)
          .toStream(pdf)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the order %s could not be printed".formatted(order.order()), e);
    }
    return pdf.toByteArray();
  }

  private static InputStream font() {
    return Objects.requireNonNull(OrderSheet.class.getResourceAsStream(FONT), FONT);
  }

  private Sheet sheet(Directive order, IssueView issue) {
    var level = order.level();
    var contact = issue.contact();
    var due = issue.dueAt();
    return new Sheet(
        String.valueOf(order.order()),
        Objects.requireNonNull(order.colour()),
        issue.number().value(),
        issue.subject(),
        contact.enterprise() == null || contact.enterprise().isBlank()
            ? contact.name()
            : contact.name() + "（" + contact.enterprise() + "）",
        Objects.requireNonNullElse(issue.projectName(), "—"),
        directory.department(order.department()).map(Department::name).orElse(order.department()),
        due == null ? "—" : day(due),
        level == null ? say("escalation.order.byHand") : say("escalation.level." + level.name()),
        order.text(),
        DAY.format(order.until()),
        nameOf(order.givenBy(), order.reviewer()),
        day(order.at()),
        qrCode(baseUrl + "/desk/issues/" + issue.number().value()));
  }

  /** An order that the ladder issued is signed by the leader whom it called. */
  private String nameOf(String givenBy, String reviewer) {
    var id = CurrentUser.SYSTEM.id().equals(givenBy) ? reviewer : givenBy;
    return directory.person(id).map(Person::name).orElse(id);
  }

  private String day(Instant at) {
    return DAY.format(LocalDate.ofInstant(at, clock.getZone()));
  }

  private String say(String key, @Nullable Object... arguments) {
    return messages.getMessage(key, arguments, CHINESE);
  }

  /** As an image that stands in the page itself. */
  private static String qrCode(String address) {
    try {
      var code =
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  QR_PIXELS,
                  QR_PIXELS,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      2));
      var image = new BufferedImage(QR_PIXELS, QR_PIXELS, BufferedImage.TYPE_BYTE_BINARY);
      for (var x = 0; x < QR_PIXELS; x++) {
        for (var y = 0; y < QR_PIXELS; y++) {
          image.setRGB(x, y, code.get(x, y) ? 0xFF000000 : 0xFFFFFFFF);
        }
      }
      var png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    } catch (WriterException | IOException e) {
      throw new IllegalStateException("no QR code for " + address, e);
    }
  }
}
