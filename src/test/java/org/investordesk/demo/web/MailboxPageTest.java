package org.investordesk.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class MailboxPageTest {

  @Test
  void what_only_begins_like_an_address_is_no_link() {
    var text = "see https://desk.example/s/abc and http://a{b|c or http://%zz";

    assertThat(MailboxPage.links(text)).containsExactly(URI.create("https://desk.example/s/abc"));
  }
}
