package org.investordesk.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Starts the engine on the schema Liquibase made and deploys every model and form. */
@Configuration
class EngineSetUp {

  private static final String[] DEPLOYED = {
    "processes/**/*.bpmn", "processes/**/*.dmn", "forms/**/*.html"
  };

  @Bean
  Clock clock() {
    return new EngineClock(ZoneId.of("Asia/Shanghai"));
  }

  /** Also makes the engine wait for the schema. */
  @Bean
  @DependsOnDatabaseInitialization
  ProcessEnginePlugin isolation() {
    return new IsolationPlugin();
  }

  /**
   * One deployment with names relative to the class path, the same from a folder and from a jar.
   */
  @Bean
  InitializingBean deployer(RepositoryService repository) {
    return () -> {
      var deployment =
          repository.createDeployment().name("investor-desk").enableDuplicateFiltering(true);
      var resolver = new PathMatchingResourcePatternResolver();
      for (var pattern : DEPLOYED) {
        var root = pattern.substring(0, pattern.indexOf('/') + 1);
        for (var resource : resolver.getResources("classpath*:" + pattern)) {
          var url = resource.getURL().toString();
          try (var content = resource.getInputStream()) {
            deployment.addInputStream(url.substring(url.lastIndexOf("/" + root) + 1), content);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
          }
        }
      }
      deployment.deploy();
    };
  }
}
