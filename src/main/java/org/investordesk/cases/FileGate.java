package org.investordesk.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/**
 * Lets files in by what they are, not by what they are called: the type is found by magic bytes and
 * must be on the list. Markup (SVG, HTML) is never on it.
 */
@Component
class FileGate {

  /** Bytes of one file. */
  static final int LARGEST = 10 * 1024 * 1024;

  /** Files of one issue. */
  static final int MOST = 10;

  private static final Set<String> ALLOWED =
      Set.of(
          "application/pdf",
          "image/jpeg",
          "image/png",
          "image/tiff",
          "image/heic",
          "application/zip",
          "application/x-tika-msoffice",
          "application/x-tika-ooxml",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/msword",
          "application/vnd.ms-excel",
          "text/plain");

  private static final Set<String> OFFICE = Set.of("docx", "xlsx", "pptx");

  private final Tika tika = new Tika();

  /** The media type, or empty where the file may not come in. */
  Optional<String> typeOf(Upload file) {
    var name = cleanName(file.fileName());
    var byBytes = tika.detect(file.content());
    if (!ALLOWED.contains(byBytes)) {
      return Optional.empty();
    }
    // an office file is a ZIP by its first bytes; its name may say which one, never that it is one
    if ("application/zip".equals(byBytes)) {
      return OFFICE.contains(extension(name))
          ? Optional.of(tika.detect(file.content(), name))
          : Optional.empty();
    }
    // markup without a prolog passes as plain text: only real text files are let in as such
    if ("text/plain".equals(byBytes) && !"txt".equals(extension(name))) {
      return Optional.empty();
    }
    return Optional.of(byBytes);
  }

  /**
   * The last part of the name, at most 120 characters; without control characters and the marks
   * that turn the direction of writing, which dress one kind of file up as another.
   */
  static String cleanName(String fileName) {
    var name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "").strip();
    if (name.isEmpty()) {
      return "file";
    }
    var length = name.codePointCount(0, name.length());
    return length > 120 ? name.substring(name.offsetByCodePoints(0, length - 120)) : name;
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
