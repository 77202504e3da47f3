package org.investordesk.platform.web;

import org.investordesk.platform.LargeFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The language of a request, and the turn of those with files. */
@Configuration
class WebSetUp implements WebMvcConfigurer {

  private final DeskLocales locales = new DeskLocales();
  private final LargeFiles memory;

  WebSetUp(LargeFiles memory) {
    this.memory = memory;
  }

  /** The bean's name is the one Spring's dispatcher looks for. */
  @Bean
  LocaleResolver localeResolver() {
    return locales;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(locales);
    registry.addInterceptor(new UploadsInTurn(memory));
  }
}
