package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.investordesk.cases.Upload;
import org.investordesk.platform.InvalidInput.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

class UploadedFilesTest {

  private static MultipartFile file(String name, int size) {
    return new MockMultipartFile("files", name, "application/pdf", new byte[size]);
  }

  @Test
  void a_form_without_a_chosen_file_is_no_problem() throws IOException {
    var uploaded = UploadedFiles.of(List.of(file("", 0)), 0);

    assertThat(uploaded.accepted()).isEmpty();
    assertThat(uploaded.problems()).isEmpty();
  }

  @Test
  void the_eleventh_file_is_told_by_name_and_the_ten_are_kept() throws IOException {
    var uploaded = UploadedFiles.of(List.of(file("ten.pdf", 1), file("eleven.pdf", 1)), 9);

    assertThat(uploaded.accepted()).extracting(Upload::fileName).containsExactly("ten.pdf");
    assertThat(uploaded.problems())
        .containsExactly(Problem.of("files", "portal.problem.tooManyFiles", 10, "eleven.pdf"));
  }

  @Test
  void a_file_too_large_or_empty_is_told_by_name_and_the_others_are_kept() throws IOException {
    var uploaded =
        UploadedFiles.of(
            List.of(
                file("large.pdf", (int) UploadedFiles.LARGEST + 1),
                file("empty.pdf", 0),
                file("good.pdf", 1)),
            0);

    assertThat(uploaded.accepted()).extracting(Upload::fileName).containsExactly("good.pdf");
    assertThat(uploaded.problems())
        .containsExactly(
            Problem.of("files", "portal.problem.fileTooLarge", "large.pdf"),
            Problem.of("files", "portal.problem.fileEmpty", "empty.pdf"));
  }

  @Test
  void a_name_loses_its_path_and_what_cannot_be_written() throws IOException {
    var uploaded =
        UploadedFiles.of(
            List.of(file("C:\\secret\\立项\r\n批复\u0000.pdf", 1), file("../../etc/passwd", 1)), 0);

    assertThat(uploaded.accepted())
        .extracting(Upload::fileName)
        .containsExactly("立项批复.pdf", "passwd");
  }

  @Test
  void no_files_at_all_are_no_problem() throws IOException {
    assertThat(UploadedFiles.of(null, 0).accepted()).isEqualTo(Collections.emptyList());
  }
}
