package mx.openprep.desktop.fake;

import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.WaitingPage;

/** A scanned page that is on no disk, and remembers what became of it. */
public final class FakePage implements WaitingPage {
  public boolean filed;
  public boolean aside;
  private final Page page;

  public FakePage(Page page) {
    this.page = page;
  }

  @Override
  public Page look() {
    return page;
  }

  @Override
  public void filed() {
    filed = true;
  }

  @Override
  public void putAside() {
    aside = true;
  }
}
