package mx.openprep.centre.catalogue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import mx.openprep.centre.CentreSettings;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueConfiguration.class);

  @Bean
  ElectionPackage electionPackage(CentreSettings settings) {
    Path source = settings.electionPackage();
    try {
      return ElectionPackageReader.read(source);
    } catch (FaultyPackageException e) {
      throw faulty(source, e);
    } catch (IOException e) {
      throw new Refusal(MessageCode.PACKAGE_FAULTY, e, source.toString());
    }
  }

  @Bean
  PackageArchive packageArchive(CentreSettings settings) {
    Path source = settings.electionPackage();
    ByteString.Output zip = ByteString.newOutput();
    try {
      ElectionPackageReader.zip(source, zip);
    } catch (FaultyPackageException e) {
      throw faulty(source, e);
    } catch (IOException e) {
      throw new Refusal(MessageCode.PACKAGE_FAULTY, e, source.toString());
    }
    return new PackageArchive(zip.toByteString());
  }

  private static Refusal faulty(Path source, FaultyPackageException e) {
    LOG.error(
        "{}",
        e.faults().stream()
            .map(fault -> fault.line(Locale.forLanguageTag("es-MX")))
            .collect(Collectors.joining("\n")));
    return new Refusal(MessageCode.PACKAGE_FAULTY, e, source.toString());
  }

  @Bean
  CentreRecord centreRecord(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      CentreSettings settings,
      ElectionPackage election) {
    return new CentreRecord(
        jdbc, new TransactionTemplate(transactions), settings.realm(), election);
  }
}
