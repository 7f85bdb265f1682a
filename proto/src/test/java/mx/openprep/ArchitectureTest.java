package mx.openprep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "mx.openprep", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ARROWS_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("journal")
          .definedBy("mx.openprep.journal..")
          .layer("acta")
          .definedBy("mx.openprep.acta..")
          .layer("election")
          .definedBy("mx.openprep.election..")
          .layer("people")
          .definedBy("mx.openprep.people..")
          .layer("message")
          .definedBy("mx.openprep.message..")
          .layer("files")
          .definedBy("mx.openprep.files..")
          .layer("database")
          .definedBy("mx.openprep.database..")
          .whereLayer("database")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("journal")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("acta")
          .mayOnlyBeAccessedByLayers("journal", "database")
          .whereLayer("election")
          .mayOnlyBeAccessedByLayers("acta", "journal", "database")
          .whereLayer("people")
          .mayNotAccessAnyLayer()
          .whereLayer("message")
          .mayNotAccessAnyLayer()
          .whereLayer("files")
          .mayNotAccessAnyLayer()
          .because(
              "the rules of an acta must be readable without knowing how events are stored, and an"
                  + " election without knowing what happens in it");

  @ArchTest
  static final ArchRule RULES_KNOW_NO_WIRE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "mx.openprep.acta..", "mx.openprep.election..", "mx.openprep.people..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("mx.openprep.v1..", "com.google.protobuf..")
          .because("the contract's messages may change; only the journal's codec translates them");

  @ArchTest
  static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "javafx..", "java.sql..", "javax.sql..", "java.awt..")
          .because("both ends carry these rules, and neither may force its framework on the other");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("mx.openprep.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that needs its user cannot be read or changed alone");
}
