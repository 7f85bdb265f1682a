package mx.openprep.centre;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The centre's program: {@code prep server}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Centre {
  /** Starts the centre. */
  public static void main(String[] arguments) {
    SpringApplication.run(Centre.class, arguments);
  }
}
