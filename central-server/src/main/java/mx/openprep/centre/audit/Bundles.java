package mx.openprep.centre.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.mirror.CentreKey;
import mx.openprep.centre.mirror.VerifyCommand;

/** Audit bundles, for {@code prep verify}. */
public final class Bundles implements VerifyCommand.OtherFile {
  @Override
  public boolean isOne(Path file) {
    return BundleVerification.isOne(file);
  }

  @Override
  public List<String> verify(Path file, Optional<CentreKey> key) {
    return new BundleVerification(file, key).verify();
  }
}
