package org.investordesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

class OnwardAfterSignInTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "http://desk.example/desk/issues?q=a, /desk/issues?q=a",
    "http://elsewhere.example/desk/issues, /desk/issues",
    "http://desk.example//elsewhere.example/, /desk",
    "http://desk.example/desk/issues?q=%zz, /desk",
  })
  void only_a_readable_path_of_the_desk_is_gone_back_to(String before, String onward)
      throws IOException {
    var answer = new MockHttpServletResponse();

    new OnwardAfterSignIn(saved(before))
        .onAuthenticationSuccess(
            new MockHttpServletRequest(), answer, new TestingAuthenticationToken("lu", null));

    assertThat(answer.getRedirectedUrl()).isEqualTo(onward);
  }

  private static RequestCache saved(String address) {
    return new NullRequestCache() {
      @Override
      public SavedRequest getRequest(
          jakarta.servlet.http.HttpServletRequest request,
          jakarta.servlet.http.HttpServletResponse response) {
        return new SimpleSavedRequest(address);
      }
    };
  }
}
