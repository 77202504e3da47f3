package org.investordesk.platform.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Sentences;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** The filters in front of the engine's webapps and of the staff's pages. */
@Configuration
@ConditionalOnWebApplication
class WebappAccess {

  /** After Spring Security (order -100), before everything that asks who is there. */
  @Bean
  FilterRegistrationBean<AuthoritiesOfNow> authoritiesOfNow(IdentityService identities) {
    var filter = new FilterRegistrationBean<>(new AuthoritiesOfNow(identities));
    filter.setName("authorities-of-now");
    filter.addUrlPatterns("/desk/*", "/camunda/api/*");
    filter.setOrder(150);
    return filter;
  }

  /** After Spring Security (order -100), before the webapps' own filters. */
  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> oneSignIn() {
    var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.setName("one-sign-in");
    filter.setInitParameters(Map.of("authentication-provider", WebappSignIn.class.getName()));
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    filter.setOrder(201);
    return filter;
  }

  /** After Spring Security, so that it knows who is there, and before everything of the webapps. */
  @Bean
  FilterRegistrationBean<WebappGate> webappGate(
      CurrentUsers users, Sentences sentences, LocaleResolver localeResolver, ObjectMapper json) {
    var filter =
        new FilterRegistrationBean<>(new WebappGate(users, sentences, localeResolver, json));
    filter.setName("webapp-gate");
    filter.addUrlPatterns("/camunda/api/*");
    filter.setOrder(200);
    return filter;
  }
}
