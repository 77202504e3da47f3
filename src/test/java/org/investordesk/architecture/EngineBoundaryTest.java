package org.investordesk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

@AnalyzeClasses(packages = "org.investordesk", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineBoundaryTest {

  @ArchTest
  static final ArchRule only_process_packages_know_the_engine =
      noClasses()
          .that()
          .resideOutsideOfPackage("..process..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..")
          .because(
              "the engine is one way of carrying a case along; swapping it must touch one package"
                  + " per room");

  @ArchTest
  static final ArchRule only_the_set_up_knows_the_inside_of_the_engine =
      noClasses()
          .that()
          .resideOutsideOfPackages("..platform.process..", "..demo.process..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..impl..")
          .because(
              "whoever continues the engine keeps its public API; the set-up and the demo's clock"
                  + " are the named exceptions");

  @ArchTest
  static final ArchRule domain_is_plain_java =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "org.camunda..", "jakarta..", "java.sql..", "javax.sql..")
          .because("what colleagues in the office argue about must be testable in milliseconds");

  @ArchTest
  static final ArchRule delegates_are_named_so_and_hidden =
      classes()
          .that()
          .implement(JavaDelegate.class)
          .should()
          .haveSimpleNameEndingWith("Delegate")
          .andShould()
          .bePackagePrivate()
          .because("only the model calls them");

  @ArchTest
  static final ArchRule listeners_of_the_engine_are_hidden =
      classes()
          .that()
          .implement(TaskListener.class)
          .or()
          .implement(ExecutionListener.class)
          .and()
          .resideOutsideOfPackage("..platform.process..")
          .should()
          .bePackagePrivate()
          .allowEmptyShould(true)
          .because("only the model calls them");

  @ArchTest
  static final ArchRule nothing_reads_the_wall_clock =
      noClasses()
          .that()
          // the demo's clock is kept as a distance to the machine's
          .resideOutsideOfPackages("..platform.process..", "..demo.process..")
          .should()
          .callCodeUnitWhere(readsTheWallClock())
          .because("all arithmetic takes the one injected clock, so that time can be tested");

  @ArchTest
  static final ArchRule no_second_logging =
      noClasses().should(USE_JAVA_UTIL_LOGGING).because("there is one log, through SLF4J");

  @ArchTest
  static final ArchRule nothing_is_printed =
      noClasses().should(ACCESS_STANDARD_STREAMS).because("there is one log, through SLF4J");

  @ArchTest static final ArchRule no_field_injection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Constants)")
          .because("such a name says nothing about the job");

  @ArchTest
  static final ArchRule no_rooms_without_a_subject =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..utils..", "..helper..", "..common..", "..impl..", "..manager..")
          .because("five questions place any line; none of them is answered by such a name");

  private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
    var clockMakers =
        Set.of("systemUTC", "systemDefaultZone", "system", "tickSeconds", "tickMinutes");
    return DescribedPredicate.describe(
        "a call that reads the machine's clock",
        call -> {
          var owner = call.getTargetOwner();
          var name = call.getName();
          var parameters = call.getTarget().getRawParameterTypes();
          if (owner.getPackageName().equals("java.time") && name.equals("now")) {
            return parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
          }
          return owner.isEquivalentTo(Clock.class) && clockMakers.contains(name)
              || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
              || owner.isEquivalentTo(Calendar.class) && name.equals("getInstance")
              || owner.isEquivalentTo(Date.class) && name.equals("<init>") && parameters.isEmpty();
        });
  }
}
