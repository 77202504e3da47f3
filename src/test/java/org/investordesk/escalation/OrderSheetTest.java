package org.investordesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueView;
import org.investordesk.escalation.store.OrderSheets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The printed order is read back as a person with a telephone would. */
class OrderSheetTest {

  private static final Instant NOW = Instant.parse("2026-11-10T09:30:00Z");

  private final IssueView issue = new AnIssue().view();
  private final OrderSheet sheets = sheets();

  @ParameterizedTest
  @CsvSource({
    "YELLOW, L2, ▲ 黄色督办单, 二级督办（联系领导）",
    "RED,    L3, ■ 红色督办单, 三级督办（分管副市长）",
    "BLUE,     , ● 蓝色督办单, 手工下达"
  })
  void the_sheet_says_who_must_do_what_by_when(
      OrderColour colour, Level level, String strip, String called) throws Exception {
    var pdf = print(order(colour, level, "请查明原因，加快办理。"));

    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      var text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains(strip)
          .contains(called)
          .contains("督〔2026〕0007")
          .contains("供电公司")
          .contains(issue.number().value())
          .contains(issue.subject())
          .contains("请查明原因，加快办理。")
          .contains("2026年11月13日")
          .contains("孙领导")
          .contains("（盖章处）");
      var picture = new PDFRenderer(document).renderImageWithDPI(0, 150);
      keepForLookingAt(colour, picture);
      assertThat(qrCodeIn(picture))
          .isEqualTo("https://desk.example/desk/issues/" + issue.number().value());
    }
  }

  @Test
  void what_people_typed_stays_text_and_a_long_demand_stays_readable() throws Exception {
    var typed = "<b onclick=\"x\">粗</b> ${7*7} &amp; " + "请立即办理并书面答复。".repeat(100);

    var pdf = print(order(OrderColour.RED, Level.L4, typed.substring(0, 1000)));

    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      assertThat(text).contains("<bonclick=\"x\">粗</b>${7*7}&amp;").doesNotContain("49");
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void the_sheet_is_fit_for_an_archive_and_for_a_screen_reader() throws Exception {
    var pdf = print(order(OrderColour.BLUE, null, "请办理并答复。"));

    try (var document = Loader.loadPDF(pdf)) {
      var catalog = document.getDocumentCatalog();
      assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .contains("<pdfaid:part>2</pdfaid:part>")
          .contains("<pdfaid:conformance>A</pdfaid:conformance>");
      assertThat(catalog.getStructureTreeRoot()).isNotNull();
      assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
      var resources = document.getPage(0).getResources();
      for (var name : resources.getFontNames()) {
        assertThat(resources.getFont(name).isEmbedded()).isTrue();
      }
      assertThat(resources.getFontNames()).hasSize(1);
    }
  }

  private byte[] print(Directive order) {
    return sheets.print(sheets.sheet(order));
  }

  private Directive order(OrderColour colour, Level level, String text) {
    return new Directive(
        7,
        Directive.Kind.ORDER,
        issue.number(),
        AnIssue.POWER,
        null,
        text,
        LocalDate.parse("2026-11-13"),
        "system",
        "leader-sun",
        NOW,
        Directive.State.OPEN,
        new OrderNumber(2026, 7),
        colour,
        level);
  }

  private static String qrCodeIn(BufferedImage picture) throws Exception {
    var pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    LuminanceSource source =
        new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
        .getText();
  }

  private static void keepForLookingAt(OrderColour colour, BufferedImage picture) throws Exception {
    var folder = Files.createDirectories(Path.of("target", "orders"));
    ImageIO.write(picture, "png", folder.resolve(colour + ".png").toFile());
  }

  private OrderSheet sheets() {
    var files = mock(CaseFiles.class);
    when(files.find(issue.number())).thenReturn(Optional.of(issue));
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/escalation");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new OrderSheet(
        files,
        new ATown(),
        messages,
        new org.investordesk.platform.PaperPress(messages, "https://desk.example/"),
        mock(OrderSheets.class),
        Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));
  }
}
