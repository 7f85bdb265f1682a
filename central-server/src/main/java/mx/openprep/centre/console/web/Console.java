package mx.openprep.centre.console.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.Executors;
import mx.openprep.centre.limits.PaceFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Everything the console is made of beside its pages, on one screen. */
@EnableWebMvc
@EnableWebSecurity
@ComponentScan(
    basePackages = "mx.openprep.centre.console",
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.ConsoleConfiguration"))
public final class Console implements WebMvcConfigurer {
  /** Of a person who does nothing at all, not even look at a page that renews itself. */
  private static final Duration IDLE = Duration.ofMinutes(30);

  private static final int MOST_CONNECTIONS = 500;
  private static final int BEFORE_THE_GUARD = -1;
  private static final long LARGEST_UPLOAD = 64L << 20;
  private static final int LARGEST_FORM = 1 << 20;

  @Bean
  TomcatServletWebServerFactory server(ConsoleConnector connector) {
    TomcatServletWebServerFactory server = new TomcatServletWebServerFactory();
    server.setAddress(connector.address());
    server.setPort(connector.port());
    server.addProtocolHandlerCustomizers(
        handler -> handler.setExecutor(Executors.newVirtualThreadPerTaskExecutor()));
    server.addConnectorCustomizers(tomcat -> {
      tomcat.setMaxPostSize(LARGEST_FORM);
      tomcat.setProperty("maxConnections", Integer.toString(MOST_CONNECTIONS));
    });
    Session session = server.getSettings().getSession();
    session.setTimeout(IDLE);
    session.setTrackingModes(EnumSet.of(Session.SessionTrackingMode.COOKIE));
    session.getCookie().setName("consola");
    session.getCookie().setHttpOnly(true);
    session.getCookie().setSecure(connector.isEncrypted());
    session.getCookie().setSameSite(SameSite.STRICT);
    if (connector.certificate() != null) {
      server.setSslBundles(
          new DefaultSslBundleRegistry(
              "console", SslBundle.of(SslStoreBundle.of(connector.certificate(), "", null))));
      Ssl ssl = Ssl.forBundle("console");
      server.setSsl(ssl);
    }
    return server;
  }

  @Bean
  ServletRegistrationBean<DispatcherServlet> pages(WebApplicationContext context) {
    ServletRegistrationBean<DispatcherServlet> pages =
        new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
    pages.setName("pages");
    pages.setLoadOnStartup(1);
    pages.setMultipartConfig(
        new MultipartConfigElement(null, LARGEST_UPLOAD, LARGEST_UPLOAD, LARGEST_FORM));
    return pages;
  }

  @Bean
  FilterRegistrationBean<CharacterEncodingFilter> encoding() {
    FilterRegistrationBean<CharacterEncodingFilter> encoding =
        new FilterRegistrationBean<>(
            new CharacterEncodingFilter(StandardCharsets.UTF_8.name(), true));
    encoding.setOrder(FilterRegistrationBean.HIGHEST_PRECEDENCE);
    return encoding;
  }

  @Bean
  FilterRegistrationBean<PaceFilter> pace(PaceFilter filter) {
    FilterRegistrationBean<PaceFilter> pace = new FilterRegistrationBean<>(filter);
    pace.setOrder(BEFORE_THE_GUARD);
    return pace;
  }

  @Bean
  FilterRegistrationBean<Filter> guard(Filter springSecurityFilterChain) {
    FilterRegistrationBean<Filter> guard = new FilterRegistrationBean<>(springSecurityFilterChain);
    guard.setOrder(0);
    guard.setDispatcherTypes(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    return guard;
  }

  @Bean
  MessageSource messageSource() {
    ReloadableResourceBundleMessageSource texts = new ReloadableResourceBundleMessageSource();
    texts.setBasename("classpath:console/texts");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    texts.setDefaultLocale(Locale.of("es"));
    return texts;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Preferences.LanguageCookie();
  }

  @Bean
  SpringResourceTemplateResolver templates(WebApplicationContext context) {
    SpringResourceTemplateResolver templates = new SpringResourceTemplateResolver();
    templates.setApplicationContext(context);
    templates.setPrefix("classpath:console/pages/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
    return templates;
  }

  @Bean
  SpringTemplateEngine templateEngine(
      SpringResourceTemplateResolver templates, MessageSource texts) {
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(texts);
    return engine;
  }

  @Bean
  ThymeleafViewResolver viewResolver(SpringTemplateEngine engine) {
    ThymeleafViewResolver views = new ThymeleafViewResolver();
    views.setTemplateEngine(engine);
    views.setCharacterEncoding(StandardCharsets.UTF_8.name());
    return views;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/recursos/**")
        .addResourceLocations("classpath:/console/assets/")
        .setCacheControl(CacheControl.noCache());
    registry
        .addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new org.springframework.web.servlet.resource.LiteWebJarsResourceResolver());
  }

  @Override
  public org.springframework.validation.@Nullable Validator getValidator() {
    return null;
  }
}
