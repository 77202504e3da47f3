package org.investordesk.platform;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints Chinese documents as PDF/A-2a from a room's template: tagged for screen readers, fit for
 * an archive, every font inside. Values are data to the template: what people typed stays text. The
 * one font is WenQuanYi Zen Hei (GPL 2 with the exception that a document may embed it freely).
 *
 * <p>A document takes a good part of a second: print outside a transaction.
 */
@Component
public class PaperPress {

  private static final String FONT = "/fonts/WenQuanZhengHei.ttf";
  private static final String FONT_NAME = "WenQuanYi Zen Hei";
  private static final int QR_PIXELS = 360;

  private final String baseUrl;
  private final SpringTemplateEngine templates = new SpringTemplateEngine();
  private @Nullable TrueTypeFont font;

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
    try {
      return set(page);
    } catch (IOException e) {
      throw new UncheckedIOException("%s could not be printed".formatted(template), e);
    }
  }

  /**
   * One at a time: the parsed font is shared, since reading its 13 MB costs more than the page.
   * With a conformance asked for, no font outside the document is even looked for.
   */
  private synchronized byte[] set(String page) throws IOException {
    var pdf = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      new PdfRendererBuilder()
          .useFastMode()
          .usePDDocument(document)
          .usePdfAConformance(PdfAConformance.PDFA_2_A)
          .usePdfUaAccessibility(true)
          .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
          .useFont(new PDFontSupplier(PDType0Font.load(document, font(), true)), FONT_NAME)
          .withHtmlContent(page, null)
          .toStream(pdf)
          .run();
    }
    return pdf.toByteArray();
  }

  private TrueTypeFont font() throws IOException {
    var parsed = font;
    if (parsed == null) {
      try (var file = Objects.requireNonNull(PaperPress.class.getResourceAsStream(FONT), FONT)) {
        parsed = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
      }
      font = parsed;
    }
    return parsed;
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
