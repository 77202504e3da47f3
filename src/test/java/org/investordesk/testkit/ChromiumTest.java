package org.investordesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChromiumTest {

  private static final String GOOD =
      """
      <!DOCTYPE html><html lang="zh-CN"><head><title>问题登记</title></head>
      <body><main><h1>问题登记</h1><p>请写下您的问题。</p></main></body></html>""";

  @Test
  void an_accessible_page_passes_and_is_kept_as_a_picture() {
    try (var page = Chromium.phone()) {
      page.setContent(GOOD);

      Chromium.assertAccessible(page);
      Chromium.assertNoSidewaysScrolling(page);
      assertThat(Chromium.screenshot(page, "testkit-good")).isNotEmptyFile();
    }
  }

  @Test
  void what_axe_finds_is_listed_with_its_place() {
    try (var page = Chromium.page()) {
      page.setContent(GOOD.replace("<p>", "<img src='x.png'><p>"));

      assertThatThrownBy(() -> Chromium.assertAccessible(page))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("image-alt")
          .hasMessageContaining("at [img]");
    }
  }

  @Test
  void a_page_wider_than_the_phone_is_found() {
    try (var page = Chromium.phone()) {
      page.setContent(GOOD.replace("<p>", "<div style='width:900px'>x</div><p>"));

      assertThatThrownBy(() -> Chromium.assertNoSidewaysScrolling(page))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("px too wide");
    }
  }
}
