package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ApiKeyTest {

  private final ApiKey key = new ApiKey("right");

  private static MockHttpServletRequest request(String header, String value) {
    var request = new MockHttpServletRequest();
    request.addHeader(header, value);
    return request;
  }

  @Test
  void the_key_comes_in_either_header() {
    assertThatCode(() -> key.require(request("X-API-Key", "right"))).doesNotThrowAnyException();
    assertThatCode(() -> key.require(request("Authorization", "bearer right")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_wrong_and_a_missing_key_are_refused() {
    assertThatThrownBy(() -> key.require(request("X-API-Key", "righ")))
        .isInstanceOf(ApiKey.Wrong.class);
    assertThatThrownBy(() -> key.require(request("Authorization", "Basic right")))
        .isInstanceOf(ApiKey.Wrong.class);
    assertThatThrownBy(() -> key.require(new MockHttpServletRequest()))
        .isInstanceOf(ApiKey.Wrong.class);
  }

  @Test
  void a_desk_without_a_key_is_closed_even_for_an_empty_one() {
    var closed = new ApiKey("");

    assertThatThrownBy(() -> closed.require(request("X-API-Key", "")))
        .isInstanceOf(ApiKey.Wrong.class);
    assertThatThrownBy(() -> closed.require(new MockHttpServletRequest()))
        .isInstanceOf(ApiKey.Wrong.class);
  }
}
