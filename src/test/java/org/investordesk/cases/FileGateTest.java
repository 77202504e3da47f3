package org.investordesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileGateTest {

  @Test
  void a_file_name_keeps_only_its_last_part() {
    assertThat(FileGate.cleanName("../../etc/立项 批复.pdf")).isEqualTo("立项 批复.pdf");
    assertThat(FileGate.cleanName("C:\\temp\\a.pdf")).isEqualTo("a.pdf");
    assertThat(FileGate.cleanName("..\r\n")).isEqualTo("..");
    assertThat(FileGate.cleanName("\u0000\u202e")).isEqualTo("file");
  }

  @Test
  void no_mark_dresses_one_kind_of_file_up_as_another() {
    assertThat(FileGate.cleanName("photo\u202egnp.exe")).isEqualTo("photognp.exe");
    assertThat(FileGate.cleanName("a\u2028b\u200bc.png")).isEqualTo("abc.png");
  }

  @Test
  void a_long_name_is_not_cut_through_the_middle_of_a_character() {
    var name = FileGate.cleanName("x" + "😀".repeat(150) + ".png");

    assertThat(name).hasSize(2 * 116 + 4).endsWith("😀.png").startsWith("😀");
  }
}
