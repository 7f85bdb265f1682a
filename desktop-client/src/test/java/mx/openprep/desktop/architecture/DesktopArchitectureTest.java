package mx.openprep.desktop.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "mx.openprep.desktop",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DesktopArchitectureTest {
  private static final String[] SCREENS = {
    "..desktop.acopio..",
    "..desktop.capture..",
    "..desktop.cotejo..",
    "..desktop.packing..",
    "..desktop.practice..",
    "..desktop.differences..",
    "..desktop.digitization..",
    "..desktop.setup..",
    "..desktop.readiness..",
    "..desktop.home..",
    "..desktop.login..",
    "..desktop.supervision..",
    "..desktop.sharing.."
  };

  @ArchTest
  static final ArchRule SCREENS_KNOW_THE_NODE_BY_ITS_API_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage(SCREENS)
          .or()
          .resideInAPackage("..desktop.app.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..desktop.node..",
              "..desktop.scan..",
              "..desktop.station..",
              "..desktop.sync..",
              "java.sql..")
          .because("the node may be this process, another workstation or the centre");

  @ArchTest
  static final ArchRule NOTHING_IMPORTS_A_SCREEN_BUT_THE_COMPOSITION_ROOT =
      noClasses()
          .that()
          .resideOutsideOfPackage("mx.openprep.desktop.app")
          .and()
          .resideOutsideOfPackages(SCREENS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SCREENS)
          .because("screens are leaves: they are joined in one place, WorkstationContext");

  @ArchTest
  static final ArchRule THE_NODE_HAS_NO_WINDOW =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..desktop.node..",
              "..desktop.scan..",
              "..desktop.station..",
              "..desktop.sync..",
              "..desktop.lan..",
              "..desktop.host..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "..desktop.app..")
          .because("a node must run without a screen, as it does in the demo and behind a CCV");

  @ArchTest
  static final ArchRule VIEW_MODELS_HAVE_NO_NODES =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx.scene.control..", "javafx.scene.layout..", "javafx.scene.image..")
          .because("rules of a screen are tested without a window");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("mx.openprep.desktop.(**)")
          .should()
          .beFreeOfCycles()
          .because("each package can be understood, and tested, after those it uses");

  @ArchTest
  static final ArchRule ONLY_BACKGROUND_STARTS_THREADS =
      noClasses()
          .that()
          .resideInAnyPackage(SCREENS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.concurrent..")
          .because("BackgroundTask is the one way off the FX thread and back");

  @ArchTest
  static final ArchRule VIEWS_ARE_SCREENS =
      classes()
          .that()
          .haveSimpleNameEndingWith("View")
          .should()
          .implement(mx.openprep.desktop.app.ui.Screen.class)
          .because("the frame shows screens and nothing else");
}
