package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import mx.openprep.desktop.app.ui.TextSize;
import org.junit.jupiter.api.Test;

class IconSizesTest {
  private static final String CSS =
      """
      /* Where .a { -fx-icon-size: 1; } stood */
      .chip-icon { -fx-icon-color: red; -fx-icon-size: 16; }
      .words { -fx-font-size: 1em; }
      .tiles:many .tile-icon { -fx-icon-size: 20; }
      .card-picture { -fx-icon-size: 56; }
      """;

  @Test
  void iconsGrowAsTheWordsDoAndLargePicturesStay() {
    assertThat(IconSizes.larger(CSS, TextSize.LARGEST))
        .isEqualTo(
            """
            .chip-icon { -fx-icon-size: 32; }
            .tiles:many .tile-icon { -fx-icon-size: 40; }
            """);
  }

  @Test
  void forTheUsualWordsTheyAreAsTheStyleSheetSays() {
    assertThat(IconSizes.larger(CSS, TextSize.NORMAL))
        .isEqualTo(
            """
            .chip-icon { -fx-icon-size: 16; }
            .tiles:many .tile-icon { -fx-icon-size: 20; }
            """);
  }
}
