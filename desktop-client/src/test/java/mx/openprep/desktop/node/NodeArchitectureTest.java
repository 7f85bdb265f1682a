package mx.openprep.desktop.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class NodeArchitectureTest {
  private static final JavaClasses NODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("mx.openprep.desktop.node");

  @Test
  void theNodeKnowsNoScreen() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
        .because("a node also runs without a display, and screens reach it only by its services")
        .check(NODE);
  }

  @Test
  void theNodeKnowsNoneOfItsUsers() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "mx.openprep.desktop.scan..",
            "mx.openprep.desktop.sync..",
            "mx.openprep.desktop.station..")
        .because("arrows point one way: scanner, link and screens use the node")
        .check(NODE);
  }
}
