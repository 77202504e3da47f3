package org.investordesk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.MimeMessageHelper;

class MailContentTest {

  @Test
  void a_mail_in_two_forms_shows_both() throws Exception {
    var message = new MimeMessage(Session.getInstance(new Properties()));
    var helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setFrom("desk@shaoxing.example", "越商服务台");
    helper.setTo("chen.jianguo@hengfeng.example");
    helper.setSubject("您的问题已受理");
    helper.setText("正文", "<p>正文</p>");
    var raw = new ByteArrayOutputStream();
    message.writeTo(raw);

    var content = MailContent.parse(raw.toByteArray());

    assertThat(content.sender()).isEqualTo("\"越商服务台\" <desk@shaoxing.example>");
    assertThat(content.subject()).isEqualTo("您的问题已受理");
    assertThat(content.text()).isEqualTo("正文");
    assertThat(content.html()).isEqualTo("<p>正文</p>");
  }

  @Test
  void what_travels_with_a_mail_is_listed_and_is_not_its_text() throws Exception {
    var message = new MimeMessage(Session.getInstance(new Properties()));
    var helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setTo("zhao@shaoxing.example");
    helper.setText("正文", "<p>正文</p>");
    helper.addAttachment("督办单.txt", new ByteArrayDataSource("附件", "text/plain; charset=UTF-8"));
    var raw = new ByteArrayOutputStream();
    message.writeTo(raw);

    var content = MailContent.parse(raw.toByteArray());

    assertThat(content.text()).isEqualTo("正文");
    assertThat(content.files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.name()).isEqualTo("督办单.txt");
              assertThat(file.mediaType()).isEqualTo("text/plain");
              assertThat(file.content()).isEqualTo("附件".getBytes(UTF_8));
            });
  }

  @Test
  void a_plain_mail_has_no_html() {
    var content =
        MailContent.parse(
            "From: a@b.example\r\nSubject: hello\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nhi"
                .getBytes(UTF_8));

    assertThat(content.text()).isEqualTo("hi");
    assertThat(content.html()).isNull();
  }
}
