package mx.openprep.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link SharedPostgres} or a {@link RealCentre}, each started once for all tests of
 * this JVM.
 */
public final class CentreExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(CentreExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == SharedPostgres.class || type == RealCentre.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    SharedPostgres postgres = sharedPostgres(context);
    return parameter.getParameter().getType() == SharedPostgres.class
        ? postgres
        : store.computeIfAbsent(RealCentre.class, type -> centre(postgres), RealCentre.class);
  }

  /** For extensions that build on it. */
  public static SharedPostgres sharedPostgres(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(SharedPostgres.class, type -> postgres(), SharedPostgres.class);
  }

  private static SharedPostgres postgres() {
    try {
      return new SharedPostgres();
    } catch (IOException e) {
      throw new ParameterResolutionException("No PostgreSQL", e);
    }
  }

  private static RealCentre centre(SharedPostgres postgres) {
    try {
      Path directory = Files.createTempDirectory("openprep-centre");
      return RealCentre.start(directory, postgres.newDatabase());
    } catch (IOException | SQLException e) {
      throw new ParameterResolutionException("No centre", e);
    }
  }
}
