package mx.openprep.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An id's form means what the regular expression would that it stands for. */
class IdFormTest {
  private static final Pattern OF = Pattern.compile("[A-Za-z0-9_-]{1,6}");
  private static final Pattern WITHIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,5}");
  private static final Pattern SMALL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,5}");

  @Property
  void asTheExpressionSays(@ForAll("texts") String text) {
    assertThat(IdForm.of("_-", 6).fits(text)).isEqualTo(OF.matcher(text).matches());
    assertThat(IdForm.within("-", 6).fits(text)).isEqualTo(WITHIN.matcher(text).matches());
    assertThat(IdForm.smallWithin("._-", 6).fits(text)).isEqualTo(SMALL.matcher(text).matches());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("azAZ09._- ñ\u0000é/@[`{:\u0660").ofMaxLength(8);
  }
}
