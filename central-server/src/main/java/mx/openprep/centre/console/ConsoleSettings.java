package mx.openprep.centre.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the console listens.
 *
 * @param address loopback by default; on any other the door speaks HTTPS only, with a certificate
 *     of the centre's authority
 * @param port 0 for any free one
 */
@ConfigurationProperties("openprep.console")
public record ConsoleSettings(
    @DefaultValue("127.0.0.1") String address, @DefaultValue("8090") int port) {}
