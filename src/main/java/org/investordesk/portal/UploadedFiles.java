package org.investordesk.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.investordesk.cases.Upload;
import org.investordesk.platform.InvalidInput.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files of one form: those that may be kept, and a problem for each of the others. What kind of
 * file it is, is judged by {@code cases} when the file is handed over.
 */
record UploadedFiles(List<Upload> accepted, List<Problem> problems) {

  static final int MOST = 10;
  static final long LARGEST = 10L * 1024 * 1024;
  private static final int NAME_MAX = 200;

  /**
   * @param present how many files are there already
   */
  static UploadedFiles of(@Nullable List<MultipartFile> files, int present) throws IOException {
    var accepted = new ArrayList<Upload>();
    var problems = new ArrayList<Problem>();
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      var name = name(file.getOriginalFilename());
      if (file.isEmpty()) {
        // a form without a chosen file sends one without a name
        if (!name.isEmpty()) {
          problems.add(Problem.of("files", "portal.problem.fileEmpty", name));
        }
      } else if (file.getSize() > LARGEST) {
        problems.add(Problem.of("files", "portal.problem.fileTooLarge", name));
      } else if (present + accepted.size() >= MOST) {
        problems.add(Problem.of("files", "portal.problem.tooManyFiles", MOST, name));
      } else {
        accepted.add(new Upload(name, file.getBytes()));
      }
    }
    return new UploadedFiles(accepted, problems);
  }

  /** The last part of a path, on one line, with what nobody can write left out. */
  private static String name(@Nullable String original) {
    if (original == null) {
      return "";
    }
    var plain =
        original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
    var written = new StringBuilder();
    plain
        .codePoints()
        .filter(c -> c != '\n' && c != '\t' && TypedText.isWritable(Character.toString(c)))
        .limit(NAME_MAX)
        .forEach(written::appendCodePoint);
    return written.toString().strip();
  }
}
