package org.investordesk.platform;

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
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints Chinese documents as PDF from a room's template. Values are data to the template: what
 * people typed stays text. The font is WenQuanYi Zen Hei, which the templates name.
 */
@Component
public class PaperPress {

  private static final String FONT = "/fonts/WenQuanZhengHei.ttf";
  private static final String FONT_NAME = "WenQuanYi Zen Hei";
  private static final int QR_PIXELS = 360;

  private final String baseUrl;
  private final SpringTemplateEngine templates = new SpringTemplateEngine();

  public PaperPress(
      MessageSource messages, @Value("${desk.base-url:http://localhost:8080}") String baseUrl) {
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    var resolver = new ClassLoaderTemplateResolver(PaperPress.class.getClassLoader());
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    templates.addTemplateResolver(resolver);
    templates.setTemplateEngineMessageSource(messages);
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  /**
   * @param template below {@code templates}, without its ending, such as {@code
   *     escalation/order-sheet}
   */
  public byte[] print(String template, Map<String, Object> values) {
    var page = templates.process(template, new Context(Locale.SIMPLIFIED_CHINESE, values));
    var pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFastMode()
          .useFont(PaperPress::font, FONT_NAME)
          .withHtmlContent(page, null)
          .toStream(pdf)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("%s could not be printed".formatted(template), e);
    }
    return pdf.toByteArray();
  }

  private static InputStream font() {
    return Objects.requireNonNull(PaperPress.class.getResourceAsStream(FONT), FONT);
  }

  /**
   * A QR code of a page of the desk, as an image that stands in the document itself.
   *
   * @param path from the root, with a slash at the beginning
   */
  public String qrCode(String path) {
    var address = baseUrl + path;
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
