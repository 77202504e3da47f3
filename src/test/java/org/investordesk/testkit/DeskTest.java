package org.investordesk.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.investordesk.testkit.process.StagedTrial;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test that needs the whole desk: one Spring context and one PostgreSQL are shared by all of
 * them, so a test makes its own issues and never counts other people's. The job executor and the
 * mail relay are off; a test runs a job by its element.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = EmbeddedDatabase.class)
@Import({
  Town.class,
  Issues.class,
  Jobs.class,
  Statements.class,
  PassedElements.class,
  StagedTrial.class
})
public @interface DeskTest {}
