package mx.openprep.centre;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.context.annotation.Configuration;

@AnalyzeClasses(
    packages = "mx.openprep.centre",
    importOptions = ImportOption.DoNotIncludeTests.class)
class CentreArchitectureTest {
  @ArchTest
  static final ArchRule capabilitiesAreFreeOfCycles =
      slices()
          .matching("mx.openprep.centre.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a capability can be understood, changed and tested without those built on it");

  @ArchTest
  static final ArchRule theJournalKnowsNoCapability =
      noClasses()
          .that()
          .resideInAPackage("..centre.journal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..centre.intake..",
              "..centre.identity..",
              "..centre.tally..",
              "..centre.publication..",
              "..centre.portal..",
              "..centre.catalogue..")
          .because("arrows point one way: features, journal, proto");

  @ArchTest
  static final ArchRule thePublicReachesFilesOnly =
      noClasses()
          .that()
          .resideInAPackage("..centre.portal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.springframework.jdbc..",
              "..centre.tally..",
              "..centre.journal..",
              "..centre.intake..")
          .because("no request of a reader may cost the centre more than a file");

  @ArchTest
  static final ArchRule onlyTheJournalWritesEvents =
      noClasses()
          .that()
          .resideOutsideOfPackage("..centre.journal..")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("EventTable")
          .because("position order is commit order only as long as there is one writer");

  @ArchTest
  static final ArchRule configurationsAreHidden =
      classes()
          .that()
          .areAnnotatedWith(Configuration.class)
          .should()
          .bePackagePrivate()
          .because("a capability is used through its face, not through its wiring")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule thereIsNoFieldInjection =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
          .because("what a class needs stands in its constructor");

  @ArchTest
  static final ArchRule rulesComeFromProtoOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("mx.openprep.desktop..")
          .because("the centre and the workstation share the contract and nothing else");

  @ArchTest
  static final ArchRule faceIsSmall =
      classes()
          .that()
          .resideInAnyPackage("..centre.journal..", "..centre.intake..", "..centre.database..")
          .and()
          .areTopLevelClasses()
          .and(
              com.tngtech.archunit.base.DescribedPredicate.<JavaClass>describe(
                  "are no face",
                  type ->
                      !type.getName()
                          .matches(
                              ".*\\.(EventStore|CentreJournal|JournalWatch|Watched|Alterations?|CommittedTable|Refold|StationReadiness|ImageStore|ActaStates|FoldListener|DatabaseAccess)(\\$.*)?")))
          .should()
          .notBePublic()
          .because("others write events and images through these classes and nothing else")
          .allowEmptyShould(true);
}
