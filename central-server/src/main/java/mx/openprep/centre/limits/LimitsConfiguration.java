package mx.openprep.centre.limits;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {
  @Bean
  @ConditionalOnExpression("${openprep.limits.portal-per-second:1} > 0")
  FilterRegistrationBean<PaceFilter> portalPace(LimitSettings limits, MeterRegistry meters) {
    FilterRegistrationBean<PaceFilter> pace =
        new FilterRegistrationBean<>(
            new PaceFilter(
                Pace.perSecond(limits.portalPerSecond()),
                meters.counter("openprep.http.refused", "door", "portal")));
    pace.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return pace;
  }
}
