package mx.openprep.installer.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDatabaseReader;
import mx.openprep.installer.demo.DemoFailure;

/** Fetches what a replay published and compares it with the files it was made of. */
final class PublishedNight {
  private PublishedNight() {}

  static ReplayComparison.Result compare(Source source, PublishedCut cut, Path directory)
      throws IOException, InterruptedException {
    Map<String, String> files = cut.files();
    ReplayComparison comparison = new ReplayComparison(cut::hasImage);
    for (SourceFile file : source.files()) {
      String wanted = "bases/" + source.databaseName(file);
      String address = files.get(wanted);
      if (address == null) {
        throw new DemoFailure(wanted + " is not in the manifest");
      }
      Path fetched = cut.fetch(address, directory.resolve(source.databaseName(file)));
      PublishedDatabase replay =
          new PublishedDatabaseReader(file.database().layout()).readOne(fetched);
      comparison.compare(file.database(), replay);
    }
    return comparison.result();
  }
}
