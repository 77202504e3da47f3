package org.investordesk.demo.web;

import org.investordesk.platform.web.SecurityChains;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Anybody who reaches the demo may use its pages; forms still need their token. */
@Configuration
@Profile("demo")
class DemoSecurity {

  @Bean
  @Order(5)
  SecurityFilterChain demoChain(HttpSecurity http) throws Exception {
    return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/demo/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(Customizer.withDefaults())
        .headers(headers -> SecurityChains.pageHeaders(headers, ReferrerPolicy.SAME_ORIGIN))
        .build();
  }
}
