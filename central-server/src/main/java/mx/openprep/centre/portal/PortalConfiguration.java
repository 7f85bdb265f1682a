package mx.openprep.centre.portal;

import java.nio.file.Path;
import java.time.Duration;
import mx.openprep.centre.publication.PublicationDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The addresses of the portal. Cuts and images never change and may be kept for ever; the page and
 * the pointer are asked for every time.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalConfiguration implements WebMvcConfigurer {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePublic();

  private final Path publication;

  PortalConfiguration(PublicationDirectory publication) {
    this.publication = publication.path();
  }

  @Bean
  SecurityHeaders securityHeaders() {
    return new SecurityHeaders();
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    serve(registry, "/cortes/**", publication.resolve("cortes"), FOR_EVER);
    serve(registry, "/imagenes/**", publication.resolve("imagenes"), FOR_EVER);
    // Also keeps Boot from serving what it finds on the class path.
    serve(registry, "/**", publication, ASK_AGAIN);
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }

  private static void serve(
      ResourceHandlerRegistry registry, String pattern, Path directory, CacheControl caching) {
    Resource location = new FileSystemResource(directory + "/");
    registry
        .addResourceHandler(pattern)
        .addResourceLocations(location)
        .setCacheControl(caching)
        .setUseLastModified(false)
        .setEtagGenerator(ContentTag::of)
        .resourceChain(false)
        // The siblings the publisher made: nothing is compressed twice.
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PathResourceResolver());
  }
}
