package mx.openprep.centre.portal;

import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link Site}, made once for all of this JVM. */
final class SiteExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SharedPostgres postgres = CentreExtension.sharedPostgres(context);
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SiteExtension.class))
        .computeIfAbsent(Site.class, _ -> site(postgres), Site.class);
  }

  private static Site site(SharedPostgres postgres) {
    try {
      return new Site(postgres);
    } catch (Exception e) {
      throw new ParameterResolutionException("No site", e);
    }
  }
}
