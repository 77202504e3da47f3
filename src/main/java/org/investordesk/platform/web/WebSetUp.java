package org.investordesk.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The language of a request. */
@Configuration
class WebSetUp implements WebMvcConfigurer {

  private final DeskLocales locales = new DeskLocales();

  /** The bean's name is the one Spring's dispatcher looks for. */
  @Bean
  LocaleResolver localeResolver() {
    return locales;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(locales);
  }
}
